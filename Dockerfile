# The runtime image. Build the jar first: ./mvnw -q -DskipTests package
FROM eclipse-temurin:25-jre
WORKDIR /opt/vm-lifecycle-bot
COPY target/lib/ lib/
COPY target/vm-lifecycle-bot.jar ./
# By number, so that Kubernetes can see that it is not root.
USER 10001:10001
EXPOSE 3000 8080
# Each kind of memory has a bound. Together they leave 160 MiB of the Deployment's limit: for stacks and the collector,
# and for `check` as a second process.
ENTRYPOINT ["java", \
    "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError", \
    "-XX:MaxMetaspaceSize=128m", "-XX:ReservedCodeCacheSize=64m", "-XX:MaxDirectMemorySize=32m", \
    "--enable-native-access=ALL-UNNAMED", \
    "-jar", "vm-lifecycle-bot.jar"]
CMD ["run"]
