"""Writes the jar that LocalStack starts as DynamoDB Local: our main class, which listens on this machine alone,
and a class path to what the build of the local cloud has already fetched.

    python dynamodb_jar.py FOLDER
"""

import pathlib
import sys
import zipfile

LOCAL = pathlib.Path("infra/local/target").resolve()
MAIN = "dev.landfall.local.engine.DynamoAlone"


def folded(header):
    """A manifest's line has at most 72 bytes; what is longer goes on after a space."""
    text = header.encode()
    parts = [text[:72]]
    parts += [b" " + text[start : start + 71] for start in range(72, len(text), 71)]
    return b"\r\n".join(parts) + b"\r\n"


def main(folder):
    jars = (LOCAL / "classpath").read_text().strip().split(":")
    places = [(LOCAL / "classes").as_uri() + "/"] + [pathlib.Path(jar).as_uri() for jar in jars]
    manifest = b"".join(
        map(
            folded,
            [
                "Manifest-Version: 1.0",
                f"Main-Class: {MAIN}",
                f"Premain-Class: {MAIN}",
                "Enable-Native-Access: ALL-UNNAMED",
                "Class-Path: " + " ".join(places),
            ],
        )
    )
    # The second name is that of the agent which LocalStack loads beside it.
    for name in ("DynamoDBLocal.jar", "ddb-local-loader-0.1.jar"):
        with zipfile.ZipFile(folder / name, "w") as jar:
            jar.writestr("META-INF/MANIFEST.MF", manifest + b"\r\n")


main(pathlib.Path(sys.argv[1]))
