# The runtime image. Build the jar first: ./mvnw -q -DskipTests package
FROM eclipse-temurin:25-jre
WORKDIR /opt/vm-lifecycle-bot
COPY target/lib/ lib/
COPY target/vm-lifecycle-bot.jar ./
# By number, so that Kubernetes can see that it is not root.
USER 10001:10001
EXPOSE 3000 8080
ENTRYPOINT ["java", \
    "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", \
    "-jar", "vm-lifecycle-bot.jar"]
CMD ["run"]
