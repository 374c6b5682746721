# The job's image. From the root of the repository:
#   docker build -f docker/job.Dockerfile -t riverprint-job:0.1.0 .
#   docker build -f docker/job.Dockerfile --build-arg TORCH=pytorch-native-cu128 -t riverprint-job:0.1.0-cuda .
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests -Dspotless.check.skip -pl flink-job -am package
# DJL and libtorch, less what Flink has in lib/ already.
ARG TORCH=pytorch-native-cpu
RUN mvn -B -q -f docker/djl/pom.xml -Dpytorch.native=${TORCH} -DincludeScope=runtime \
    -DexcludeGroupIds=org.slf4j,org.jspecify -DoutputDirectory=/djl dependency:copy-dependencies

FROM flink:2.2.1-java17
# A native library belongs to one class loader: in lib/ it is Flink's own, for as long as the process lives.
COPY --from=build /djl/ /opt/flink/lib/
COPY --from=build /src/flink-job/target/flink-job-0.1.0-SNAPSHOT-run.jar /opt/flink/usrlib/riverprint-job.jar
USER 9999:9999
