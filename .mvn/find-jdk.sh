# Sourced by ../mvnw: exports a JAVA_HOME of the JDK that the build needs, or ends with one sentence. It has to speak
# first: an older java stops at the options in jvm.config, before Maven could say what is missing.

needed=25

# A JDK, not only a runtime: its release file names the version, without a process being started.
is_needed_jdk() {
  [ -x "$1/bin/javac" ] && grep -q "^JAVA_VERSION=\"$needed[.\"]" "$1/release" 2>/dev/null
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && is_needed_jdk "$JAVA_HOME"; then
    return 0
  fi
  javac=$(command -v javac || :)
  while [ -L "$javac" ]; do
    link=$(readlink "$javac")
    case "$link" in
    /*) javac=$link ;;
    *) javac=$(dirname "$javac")/$link ;;
    esac
  done
  set +f
  for candidate in "$(dirname "$(dirname "${javac:-/none/bin/javac}")")" \
    ${JDK_HOMES:-/usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home}; do
    if is_needed_jdk "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      set -f
      return 0
    fi
  done
  set -f
  echo "mvnw: this project is built with a JDK $needed, and none was found: install one (for example Eclipse Temurin $needed, https://adoptium.net) and point JAVA_HOME at its folder." >&2
  return 1
}

find_jdk || exit 1
