# Sourced by infra/localstack/run and infra/ministack/run: Python, its packages, and a cloud that ends with the script.
# Exit status 3 means that something is not at hand here, which is no fault of Landfall's.

NOT_AT_HAND=3

# A Python of at least 3.$1 and at most 3.$2, wherever it is: on the path, with pyenv, with uv.
find_python() {
  local minor candidate
  for ((minor = $2; minor >= $1; minor--)); do
    for candidate in "$(command -v "python3.$minor")" "$HOME"/.pyenv/versions/3."$minor".*/bin/python3 \
      "$(command -v uv >/dev/null && uv python find --no-python-downloads "3.$minor" 2>/dev/null)" \
      "$(command -v python3)" /opt/homebrew/bin/python3."$minor" /usr/local/bin/python3."$minor"; do
      if [ -n "$candidate" ] && "$candidate" -c "import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, $minor))" 2>/dev/null; then
        PYTHON="$candidate"
        return 0
      fi
    done
  done
  local wanted="3.$1"
  [ "$1" = "$2" ] || wanted="3.$1 to 3.$2"
  echo "Python $wanted is needed, with venv and pip, and is not found on the path, with pyenv, or with uv." >&2
  echo "Install it, for example by 'uv python install 3.$2' or 'pyenv install 3.$2'." >&2
  return $NOT_AT_HAND
}

# The packages of the lock file $2 in the folder $1, made anew when the lock file or Python changed.
packages() {
  local mark
  mark="$("$PYTHON" --version) $(cksum <"$2")"
  if [ "$(cat "$1/complete" 2>/dev/null)" != "$mark" ]; then
    echo "Installing $(grep -c '==' "$2") packages into $1 (the first time takes a minute or two) …"
    rm -rf "$1"
    "$PYTHON" -m venv "$1" &&
      timeout 240 "$1/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$2" || {
      echo "The packages could not be installed: is the package index within reach?" >&2
      return $NOT_AT_HAND
    }
    echo "$mark" >"$1/complete"
  fi
}

# The port $1 where people are to find it, or one that is free now for a check ($2) that nobody looks for.
port() {
  [ -n "$2" ] || { echo "$1"; return; }
  "$PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Waits until the address $2 answers, for at most $3 seconds, while the process $1 lives; its log is $4.
await() {
  local left
  for ((left = $3 * 4; left > 0; left--)); do
    kill -0 "$1" 2>/dev/null || break
    curl --silent --fail --output /dev/null --max-time 5 "$2" && return 0
    sleep 0.25
  done
  echo "It does not start; the last lines of $4:" >&2
  tail -n 20 "$4" >&2
  return 1
}

# Ends the process $1 and waits; after $2 seconds it is killed, with what is left of its children. Never fails.
end() {
  local left family
  kill -0 "$1" 2>/dev/null || return 0
  family="$(pgrep -P "$1" 2>/dev/null | tr '\n' ' ')" || family=
  kill -TERM "$1" 2>/dev/null || return 0
  for ((left = $2 * 4; left > 0; left--)); do
    kill -0 "$1" 2>/dev/null || break
    sleep 0.25
  done
  # shellcheck disable=SC2086 # a list of ids
  kill -KILL "$1" $family 2>/dev/null || return 0
}
