/** Whether k8s/ is what Kubernetes and the operator take, and as closed as it should be. */
@NullMarked
package io.riverprint.deploy;

import org.jspecify.annotations.NullMarked;
