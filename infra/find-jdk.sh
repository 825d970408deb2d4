# Sourced by the root scripts: exports JAVA_HOME of a JDK 25, or says what to install and returns 1.
# Looks at JAVA_HOME first, then at the usual folders; whatever `java` is first on the path does not matter.

jdk_is_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25' "$1/release"
}

find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$candidate" ] && jdk_is_25 "$candidate"; then
      export JAVA_HOME="$candidate"
      return 0
    fi
  done
  echo "Landfall needs a JDK 25. Install one (for example Eclipse Temurin 25 from https://adoptium.net)" >&2
  echo "in a usual folder such as /usr/lib/jvm, or let JAVA_HOME point at it." >&2
  return 1
}

find_jdk || return 1
