"""What is deployed: template.yaml with few changes that are said, and the real zip with a bootstrap beside it."""

import io
import pathlib
import re
import zipfile

STAGE = "local"
CLIENT = ("aws-lambda-java-runtime-interface-client", "aws-lambda-java-core", "aws-lambda-java-serialization", "utils-lite", "annotations")
NATIVE = "jni/libaws-lambda-jni.linux-x86_64.so"


def changed(text, bucket, key, vendors):
    """The template as it is deployed here, and what was changed, in words."""
    changes = []

    def change(what, pattern, replacement):
        nonlocal text
        text, times = re.subn(pattern, replacement, text, flags=re.MULTILINE)
        if times == 0:
            raise SystemExit(f"template.yaml has nothing to change for: {what}")
        changes.append(f"{what} ({times} times)")

    change("Runtime java25 is provided.al2023: MiniStack answers java25 with a mock", r"^( +)Runtime: java25$", r"\1Runtime: provided.al2023")
    change("CodeUri is an address in S3, as `sam package` makes it", r"^( +)CodeUri: functions/target/functions.zip$", rf"\1CodeUri: s3://{bucket}/{key}")
    change("SnapStart is out: it is Java's alone", r"^ +SnapStart:\n +ApplyOn: PublishedVersions\n", "")
    change("DeploymentPreference is out: there is no CodeDeploy", r"^ +DeploymentPreference:\n(?: {6}.+\n)+", "")
    for resource in ("MailRules", "MailRule"):
        change(f"{resource} is out: there is no receipt of mail", rf"^  {resource}:\n(?:(?: {{4}}.*)?\n)+?(?=  \S|\S)", "")
    change("Roles name the secret by its Id: its Ref is the name here, the ARN in AWS", r"^( +)Resource: !Ref Secrets$", r"\1Resource: !GetAtt Secrets.Id")
    change("Roles may sqs:SendMessageBatch: an action of its own here, sqs:SendMessage in AWS", r"^( +)Action: sqs:SendMessage$", r"\1Action: [sqs:SendMessage, sqs:SendMessageBatch]")
    change("CHANNEL_BASE_URL is set: the vendors and SES are played here", r"^( +)STAGE: !Ref Stage$", rf"\1STAGE: !Ref Stage\n\1CHANNEL_BASE_URL: {vendors}")
    return text, changes


def package():
    """The deployment zip with AWS's runtime client and a bootstrap."""
    body = io.BytesIO(pathlib.Path("functions/target/functions.zip").read_bytes())
    with zipfile.ZipFile(body, "a", zipfile.ZIP_DEFLATED) as code:
        code.writestr("bootstrap", pathlib.Path("infra/ministack/bootstrap").read_text())
        for place in pathlib.Path("infra/local/target/classpath").read_text().strip().split(":"):
            jar = pathlib.Path(place)
            if re.fullmatch("(?:" + "|".join(CLIENT) + r")-2?[0-9.]+\.jar", jar.name) and "jetbrains" not in place:
                code.write(jar, f"client/{jar.name}")
                if jar.name.startswith(CLIENT[0]):
                    code.writestr("client/client.so", zipfile.ZipFile(jar).read(NATIVE))
    return body.getvalue()
