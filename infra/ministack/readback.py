"""Compares what the stack has made with what template.yaml asks for, by asking each service."""

import json
import re

import yaml

# Where a difference stops the deploy: what functions lean on. Everything else is said.
NEEDED = {"KeySchema", "GlobalSecondaryIndexes", "StreamSpecification", "FifoQueue", "VisibilityTimeout", "RedrivePolicy",
          "Handler", "MemorySize", "Timeout", "Environment", "Role", "BatchSize", "FunctionResponseTypes", "Schedule"}


class ArnOf(str):
    """Stands for the ARN of a resource, by its logical id."""


def load(text, parameters, physical):
    """template.yaml with its functions resolved, as far as it is compared."""

    class Loader(yaml.SafeLoader):
        pass

    def reference(name):
        return parameters.get(name, physical.get(name, name))

    def sub(loader, node):
        return re.sub(r"\$\{([A-Za-z:]+)(?:\.\w+)?}", lambda place: reference(place[1]), loader.construct_scalar(node))

    def other(loader, _, node):
        if isinstance(node, yaml.ScalarNode):
            return loader.construct_scalar(node)
        return loader.construct_sequence(node, deep=True)

    Loader.add_constructor("!Ref", lambda loader, node: reference(loader.construct_scalar(node)))
    Loader.add_constructor("!GetAtt", lambda loader, node: ArnOf(loader.construct_scalar(node).split(".")[0]))
    Loader.add_constructor("!Sub", sub)
    Loader.add_multi_constructor("!", other)
    defaults = {name: parameter.get("Default", "") for name, parameter in yaml.load(text, Loader)["Parameters"].items()}
    parameters = defaults | parameters
    return yaml.load(text, Loader)


def meets(wanted, found, physical):
    if isinstance(wanted, ArnOf):
        return re.split("[/:]", physical.get(wanted, wanted))[-1] in str(found)
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(meets(value, found.get(name), physical) for name, value in wanted.items())
    if isinstance(wanted, list):
        return (isinstance(found, list) and len(wanted) == len(found)
                and all(any(meets(item, other, physical) for other in found) for item in wanted))
    return str(wanted).lower() == str(found).lower()


def attempt(call):
    try:
        return call()
    except Exception:  # noqa: BLE001 - what the service does not tell is a difference
        return {}


def queue(client, url, _):
    told = client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    return {name: json.loads(value) if value.startswith("{") else value for name, value in told.items()} | {
        "QueueName": url.rsplit("/", 1)[1]}


def table(client, name, _):
    dynamo = client("dynamodb")
    found = dynamo.describe_table(TableName=name)["Table"]
    found["BillingMode"] = found.get("BillingModeSummary", {}).get("BillingMode")
    found["SSESpecification"] = {"SSEEnabled": found.get("SSEDescription", {}).get("Status") == "ENABLED"}
    live = attempt(lambda: dynamo.describe_time_to_live(TableName=name)["TimeToLiveDescription"])
    found["TimeToLiveSpecification"] = live | {"Enabled": live.get("TimeToLiveStatus") == "ENABLED"}
    back = attempt(lambda: dynamo.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"])
    found["PointInTimeRecoverySpecification"] = back | {"PointInTimeRecoveryEnabled": back.get("PointInTimeRecoveryStatus") == "ENABLED"}
    return found


def bucket(client, name, _):
    s3 = client("s3")
    encryption = attempt(lambda: s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"])
    rules = attempt(lambda: s3.get_bucket_lifecycle_configuration(Bucket=name)["Rules"])
    return {
        "BucketName": name,
        "BucketEncryption": {"ServerSideEncryptionConfiguration": [
            {"ServerSideEncryptionByDefault": rule["ApplyServerSideEncryptionByDefault"]} for rule in encryption]},
        "OwnershipControls": attempt(lambda: s3.get_bucket_ownership_controls(Bucket=name)["OwnershipControls"]),
        "PublicAccessBlockConfiguration": attempt(lambda: s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]),
        "LifecycleConfiguration": {"Rules": [
            rule | {"Id": rule.get("ID"), "ExpirationInDays": rule.get("Expiration", {}).get("Days")} for rule in rules]},
    }


def key(client, key_id, _):
    kms = client("kms")
    return kms.describe_key(KeyId=key_id)["KeyMetadata"] | {
        "EnableKeyRotation": attempt(lambda: kms.get_key_rotation_status(KeyId=key_id)["KeyRotationEnabled"]),
        "KeyPolicy": attempt(lambda: json.loads(kms.get_key_policy(KeyId=key_id, PolicyName="default")["Policy"]))}


def topic(client, arn, _):
    return client("sns").get_topic_attributes(TopicArn=arn)["Attributes"] | {"TopicName": arn.rsplit(":", 1)[1]}


def log_group(client, name, _):
    found = client("logs").describe_log_groups(logGroupNamePrefix=name)["logGroups"][0]
    return {"LogGroupName": found["logGroupName"], "RetentionInDays": found.get("retentionInDays")}


def role(client, name, _):
    iam = client("iam")
    return {
        "AssumeRolePolicyDocument": iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"],
        # What the policies say is not compared as text: functions run under them.
        "Policies": [{"PolicyName": policy} for policy in iam.list_role_policies(RoleName=name)["PolicyNames"]],
    }


def function(client, name, wanted):
    of = client("lambda")
    found = of.get_function_configuration(FunctionName=name, Qualifier="live")
    found["ReservedConcurrentExecutions"] = attempt(lambda: of.get_function_concurrency(FunctionName=name)).get("ReservedConcurrentExecutions")
    invocations = attempt(lambda: of.get_function_event_invoke_config(FunctionName=name, Qualifier="live"))
    found["EventInvokeConfig"] = invocations
    found["Events"] = {}
    sources = of.list_event_source_mappings(FunctionName=f"{name}:live")["EventSourceMappings"]
    rules = client("events").list_rules()["Rules"]
    for event, asked in wanted.get("Events", {}).items():
        if asked["Type"] in ("SQS", "DynamoDB") and sources:
            tried = sources[0]
            found["Events"][event] = {"Type": asked["Type"], "Properties": tried | {
                "Queue": tried["EventSourceArn"], "Stream": tried["EventSourceArn"], "Enabled": tried["State"] == "Enabled"}}
        if asked["Type"] == "Schedule":
            own = [rule for rule in rules if wanted["Environment"]["Variables"]["SPRING_CLOUD_FUNCTION_DEFINITION"].lower() in rule["Name"].lower()]
            if own:
                target = client("events").list_targets_by_rule(Rule=own[0]["Name"])["Targets"][0]
                found["Events"][event] = {"Type": "Schedule", "Properties": target | {
                    "Schedule": own[0]["ScheduleExpression"], "Enabled": own[0]["State"] == "ENABLED"}}
        if asked["Type"] == "HttpApi":
            found["Events"][event] = asked  # Told once, by the API's routes.
    return found


DESCRIBED = {
    "AWS::SQS::Queue": queue, "AWS::DynamoDB::Table": table, "AWS::S3::Bucket": bucket, "AWS::KMS::Key": key,
    "AWS::SNS::Topic": topic, "AWS::Logs::LogGroup": log_group, "AWS::IAM::Role": role, "AWS::Serverless::Function": function,
}


def differences(client, template, physical):
    """One line a property that is not there as asked, and those of them that functions lean on."""
    said, fatal = [], []
    for name, resource in template["Resources"].items():
        if resource["Type"] not in DESCRIBED or name not in physical:
            continue
        wanted = dict(resource["Properties"])
        wanted.pop("CodeUri", None)
        if "Policies" in wanted:
            wanted["Policies"] = [{"PolicyName": policy["PolicyName"]} for policy in wanted["Policies"]]
        if name.endswith("Function"):
            wanted = {k: v for k, v in template["Globals"]["Function"].items()
                      if k not in ("CodeUri", "Environment", "AutoPublishAlias")} | wanted
        found = DESCRIBED[resource["Type"]](client, physical[name], wanted)
        for place, value, there in leaves(name, wanted, found):
            # SAM's own word for what the destination is.
            if not place.endswith("OnFailure.Type") and not meets(value, there, physical):
                said.append(f"{place} is {'absent' if there in (None, {}, []) else str(there)[:80]}, not {str(value)[:80]}")
                if NEEDED & set(place.split(".")[1:]):
                    fatal.append(place)
    return said, fatal


def leaves(place, wanted, found):
    for name, value in wanted.items():
        there = found.get(name) if isinstance(found, dict) else None
        if isinstance(value, dict) and value:
            yield from leaves(f"{place}.{name}", value, there)
        else:
            yield f"{place}.{name}", value, there
