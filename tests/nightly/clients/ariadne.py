"""ariadne-codegen: a typed Python client from the hub itself, asked once."""
import asyncio
import os
import subprocess
import sys

url, folder = os.environ["LIAISON_TEST_URL"], os.environ["LIAISON_TEST_CLIENTS"]
with open(os.path.join(folder, "queries.graphql"), "w", encoding="utf-8") as out:
    out.write(
        'query Members($on: PartialDate) { network(id: "network-see-npm") { name members(asOf: $on) { totalCount nodes { status actor { name } } } } }\n'
    )
with open(os.path.join(folder, "pyproject.toml"), "w", encoding="utf-8") as out:
    out.write(
        f'[tool.ariadne-codegen]\nremote_schema_url = "{url}"\nqueries_path = "queries.graphql"\ntarget_package_name = "liaison_client"\n'
    )
subprocess.run([os.path.join(os.path.dirname(sys.executable), "ariadne-codegen")], cwd=folder, check=True)
sys.path.insert(0, folder)
from liaison_client import Client  # noqa: E402


async def main() -> None:
    async with Client(url=url) as client:
        answer = await client.members(on="2013-03-26")
    assert answer.network.members.total_count == 6, answer
    assert {node.status.value for node in answer.network.members.nodes} == {"FOUNDING_MEMBER"}, answer
    print("  ok  the founders, typed")


asyncio.run(main())
