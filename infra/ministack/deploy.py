"""Deploys template.yaml to a MiniStack that enforces roles, reads it back, and lets every function do one thing.

    python deploy.py ENDPOINT
"""

import base64
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import secrets
import sys
import threading
import time

import boto3

import readback
import stack

ENDPOINT = sys.argv[1]
CODE = "landfall-code"
# Seconds for the stack, and then for all that happens by itself: schedules tick once a minute.
PATIENCE = 150
KEY = secrets.token_bytes(24)
MAIL = """From: Ana <ana@example.org>\r\nTo: help@care.example.com\r\nMessage-ID: <{id}@example.org>\r\nSubject: No puedo entrar\r
Content-Type: text/plain; charset=utf-8\r\n\r\nHola, desde ayer no puedo entrar en mi cuenta.\r\n"""


def client(service, key="landfall", secret="landfall"):
    return boto3.client(service, endpoint_url=ENDPOINT, region_name="us-east-1", aws_access_key_id=key, aws_secret_access_key=secret)


class Vendors(http.server.ThreadingHTTPServer):
    """Takes what would go out: to channels, to SES, to the app."""

    daemon_threads = True

    def __init__(self):
        self.sent = []
        super().__init__(("127.0.0.1", 0), Answer)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"


class Answer(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.server.sent.append(self.path)
        body = json.dumps({"id": "1", "MessageId": "1"}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def deploy(vendors):
    text, changes = stack.changed(pathlib.Path("template.yaml").read_text(), CODE, "functions.zip", vendors.address)
    print("Deployed is template.yaml, but:", *changes, sep="\n  ")
    s3, formation = client("s3"), client("cloudformation")
    s3.create_bucket(Bucket=CODE)
    s3.put_object(Bucket=CODE, Key="functions.zip", Body=stack.package())
    s3.put_object(Bucket=CODE, Key="template.yaml", Body=text.encode())
    formation.create_stack(
        StackName="landfall", TemplateURL=f"{ENDPOINT}/{CODE}/template.yaml",
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
        Parameters=[{"ParameterKey": "Stage", "ParameterValue": stack.STAGE}])
    until = time.monotonic() + PATIENCE
    while (state := formation.describe_stacks(StackName="landfall")["Stacks"][0])["StackStatus"].endswith("IN_PROGRESS"):
        if time.monotonic() > until:
            sys.exit("The stack is not made in time")
        time.sleep(0.5)
    if state["StackStatus"] != "CREATE_COMPLETE":
        sys.exit(f"The stack is {state['StackStatus']}: {state.get('StackStatusReason')}")
    resources = formation.describe_stack_resources(StackName="landfall")["StackResources"]
    print(f"The stack says CREATE_COMPLETE with {len(resources)} resources; what is there:")
    return text, {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in resources}


def compare(text, physical):
    parameters = {"Stage": stack.STAGE, "Domain": "care.example.com", "AWS::AccountId": "000000000000", "AWS::Region": "us-east-1", "AWS::Partition": "aws"}
    template = readback.load(text, parameters, physical)
    said, fatal = readback.differences(client, template, physical)
    routes = client("apigatewayv2").get_routes(ApiId=physical["Api"])["Items"]
    wanted = text.count("Type: HttpApi\n")
    if len(routes) != wanted:
        said.append(f"Api has {len(routes)} routes, not {wanted}: HTTP functions are called by their alias")
    print(f"  {len(said)} differences", *said, sep="\n  not as asked: ")
    if fatal:
        sys.exit("Functions lean on: " + ", ".join(fatal))
    return template


def roles_are_enforced():
    """Somebody without a policy must be refused; else nothing that follows says anything of the roles."""
    iam = client("iam")
    iam.create_user(UserName="nobody")
    key = iam.create_access_key(UserName="nobody")["AccessKey"]
    try:
        client("dynamodb", key["AccessKeyId"], key["SecretAccessKey"]).scan(TableName=f"landfall-{stack.STAGE}")
    except Exception as refusal:  # noqa: BLE001 - which class it is depends on the service
        if "AccessDenied" in str(refusal):
            print("Somebody without a policy is refused: roles are enforced")
            return
    sys.exit("Somebody without a policy may read the table: roles are not enforced")


def fill_secret(vendors):
    account = {"secrets": ["whsec_" + base64.b64encode(KEY).decode()], "accessToken": "token", "locale": "en", "jurisdiction": "", "userId": "landfall",
               "url": vendors.address + "/generic/main"}
    client("secretsmanager").put_secret_value(SecretId=f"landfall/{stack.STAGE}", SecretString=json.dumps({
        "identityKey": base64.b64encode(os.urandom(32)).decode(),
        "channels": {"generic": {"main": account}},
        "app": {"push": {"secrets": account["secrets"], "url": vendors.address + "/app/push"}}}))


def sample(name):
    text = pathlib.Path("events", name + ".json").read_text()
    now = time.time()
    for place, value in {"now": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now)), "nowMillis": int(now * 1000),
                         "nowSeconds": int(now), "id": secrets.token_hex(8)}.items():
        text = text.replace("{{" + place + "}}", str(value))
    return json.loads(text)


def call(name, event):
    """By the alias, as the front door does; the answer of a real process, never a mock."""
    answer = client("lambda").invoke(FunctionName=f"landfall-{stack.STAGE}-{name}:live", Payload=json.dumps(event).encode())
    body = answer["Payload"].read().decode()
    if "FunctionError" in answer or "Mock response" in body:
        sys.exit(f"{name} answers {body[:300]}")
    return json.loads(body) if body else {}


def ask(name, event, expected):
    status = call(name, event).get("statusCode")
    if status != expected:
        sys.exit(f"{name} answers {status}, not {expected}")


def webhook():
    """A direct message, signed as the generic channel signs."""
    event = sample("receive-webhook")
    body = json.dumps({"events": [{"id": secrets.token_hex(8), "type": "message", "user": {"id": "U1"}, "locale": "es",
                                   "text": "No recibo el código de verificación",
                                   "media": [{"type": "image", "url": "https://files.example.org/photo.jpg"}], "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}]})
    stamp, delivery = str(int(time.time())), "msg_" + secrets.token_hex(8)
    signature = base64.b64encode(hmac.new(KEY, f"{delivery}.{stamp}.{body}".encode(), hashlib.sha256).digest()).decode()
    event["headers"] |= {"webhook-id": delivery, "webhook-timestamp": stamp, "webhook-signature": "v1," + signature}
    event["pathParameters"] = {"channel": "generic", "account": "main"}
    event["rawPath"] = event["requestContext"]["http"]["path"] = "/webhooks/generic/main"
    event["body"] = body
    return event


def mail(physical):
    """As SES leaves it: the raw mail in the bucket, the notice on the topic."""
    name = secrets.token_hex(8)
    client("s3").put_object(Bucket=physical["Bucket"], Key=f"mail/{name}", Body=MAIL.format(id=name).encode())
    notice = json.loads(sample("email-to-ticket")["Records"][0]["body"])
    notice["mail"]["messageId"] = name
    notice["receipt"]["action"] |= {"bucketName": physical["Bucket"], "objectKey": f"mail/{name}"}
    client("sns").publish(TopicArn=physical["MailTopic"], Message=json.dumps(notice))


def lines(name):
    return [event["message"] for event in client("logs").filter_log_events(logGroupName=f"/landfall/{stack.STAGE}/{name}")["events"]]


def ran(name):
    return any(line.startswith("REPORT") for line in lines(name))


def wait_for(what, condition, until):
    while not condition():
        if time.monotonic() > until:
            print(f"NOT AS EXPECTED: {what} within {PATIENCE} seconds")
            return False
        time.sleep(0.5)
    return True


def doors(template):
    """By function, what starts it: front door, queue, stream, a schedule that ticks in time, or another one."""
    found = {}
    for logical, resource in template["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            event = next(iter(resource["Properties"]["Events"].values()))
            often = event["Properties"].get("Schedule") == "rate(1 minute)"
            kind = {"HttpApi": "alias", "Schedule": "schedule" if often else "alias"}.get(event["Type"], event["Type"])
            found[resource["Properties"]["FunctionName"].removeprefix(f"landfall-{stack.STAGE}-")] = kind
    return found


def speak(functions, physical):
    """What comes from outside: requests by alias, a mail by the topic. Everything else must follow by itself."""
    expected = json.loads(pathlib.Path("events/expected.json").read_text())
    ask("receive-webhook", webhook(), 200)
    ask("answer-message", sample("answer-message.upset"), 201)
    for name in functions:
        status = expected[name + ".json"].get("status")
        if functions[name] == "alias" and name != "receive-webhook":
            if status:
                ask(name, sample(name), status)
            else:
                call(name, sample(name))
    mail(physical)


def play(functions, physical, vendors):
    """Returns how much did not happen."""
    speak(functions, physical)
    wrong, until = 0, time.monotonic() + PATIENCE
    for name, door in functions.items():
        wrong += not wait_for(f"{name} runs by its {door}", lambda name=name: ran(name), until)
    for channel in ("/generic/", "/ses/", "/app/"):
        sent = lambda channel=channel: any(path.startswith(channel) for path in vendors.sent)  # noqa: E731
        wrong += not wait_for(f"something goes out by {channel}", sent, until)
    for name, door in functions.items():
        broken = [line for line in lines(name) if '"level":"ERROR"' in line or "Task timed out" in line]
        wrong += bool(broken)
        print(f"{name:26}{door:10}{'NOT AS EXPECTED: ' + broken[0][:300] if broken else 'as expected' if ran(name) else 'did not run'}")
    return wrong + left_behind(physical)


def left_behind(physical):
    """How many queues of dead letters and failures are not empty."""
    wrong = 0
    for logical, url in physical.items():
        if url.startswith("http") and ("DeadLetters" in logical or logical.startswith("Failed")):
            told = client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["ApproximateNumberOfMessages"])
            kept = told["Attributes"]["ApproximateNumberOfMessages"]
            if kept != "0":
                print(f"NOT AS EXPECTED: {kept} messages in {logical}")
                wrong += 1
    return wrong


def main():
    vendors = Vendors()
    text, physical = deploy(vendors)
    template = compare(text, physical)
    roles_are_enforced()
    fill_secret(vendors)
    functions = doors(template)
    wrong = play(functions, physical, vendors)
    print(f"{len(functions)} functions, each under its own role: {wrong} not as expected")
    print("Not proven here: HTTP routes, throttles, reserved concurrency, SnapStart, gradual deployment, receipt of mail")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
