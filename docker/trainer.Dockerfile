# The trainer's image, with all verbs of ./riverprint. From the root of the repository:
#   docker build -f docker/trainer.Dockerfile -t riverprint-trainer:0.1.0 .
#   docker build -f docker/trainer.Dockerfile --build-arg TORCH=pytorch-native-cu128 -t riverprint-trainer:0.1.0-cuda .
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests -Dspotless.check.skip -pl local -am package \
    dependency:copy-dependencies -DincludeScope=runtime -DexcludeArtifactIds=pytorch-native-cpu -DoutputDirectory=/lib-of-ours
ARG TORCH=pytorch-native-cpu
RUN mvn -B -q -f docker/djl/pom.xml -Dpytorch.native=${TORCH} -DincludeArtifactIds=${TORCH} \
    -DoutputDirectory=/torch dependency:copy-dependencies

FROM eclipse-temurin:17-jre
COPY --from=build /src/local/target/local-0.1.0-SNAPSHOT.jar /opt/riverprint/lib/
COPY --from=build /lib-of-ours/ /opt/riverprint/lib/
COPY --from=build /torch/ /opt/riverprint/lib/
COPY docker/riverprint /opt/riverprint/bin/riverprint
ENV OMP_NUM_THREADS=1 OMP_WAIT_POLICY=passive MKL_NUM_THREADS=1
USER 9999:9999
ENTRYPOINT ["/opt/riverprint/bin/riverprint"]
