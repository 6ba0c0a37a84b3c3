"""sgqlc: classes from the introspection of the hub, and an operation built of them."""
import json
import os
import subprocess
import sys
import urllib.request

url, folder = os.environ["LIAISON_TEST_URL"], os.environ["LIAISON_TEST_CLIENTS"]
schema = os.path.join(folder, "schema.json")
subprocess.run([sys.executable, "-m", "sgqlc.introspection", "--exclude-deprecated", url, schema], check=True)
codegen = os.path.join(os.path.dirname(sys.executable), "sgqlc-codegen")
subprocess.run([codegen, "schema", schema, os.path.join(folder, "liaison_schema.py")], check=True)
sys.path.insert(0, folder)
from sgqlc.operation import Operation  # noqa: E402

import liaison_schema  # noqa: E402

operation = Operation(liaison_schema.Query)
npm = operation.npm(id="npm-slovenia")
npm.name()
npm.collaborations(first=2).nodes().status()
request = urllib.request.Request(
    url, json.dumps({"query": str(operation)}).encode(), {"content-type": "application/json"}
)
with urllib.request.urlopen(request) as response:
    answer = operation + json.load(response)
assert answer.npm.name and len(answer.npm.collaborations.nodes) == 2, answer
print("  ok  an operation of generated classes")
