"""Each kind of web server is told, in its own way, to say the same strict policy with each page."""

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from localaccount_gen.servers import EMBEDDED, EVERYWHERE, POLICY, SEARCHING, SERVERS, policy, server_files
from tests.accounts import good_account, write

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
PAGES = ("", "torbay/", "torbay/2024-25/", "measures/feel_safe/")
EXPECTED = {
    "": POLICY,
    "search/": SEARCHING,
    "pagefind/pagefind-worker.js": SEARCHING,
    "measures/feel_safe/": POLICY,
    "torbay/2024-25/": POLICY,
    "torbay/2024-25/measures/feel_safe/": EMBEDDED,
}


def content(server: str) -> str:
    (file,) = server_files([server], PAGES)
    return file.content.decode()


def by_apache(address: str) -> str:
    told = POLICY
    for where, inside in re.findall(r"<If .* =~ m#(.*)#\">\nHeader always set Content-Security-Policy \"(.*)\"\n</If>",
                                    content("apache")):  # fmt: skip
        told = inside if re.search(where, f"/{address}") else told
    return told


def by_azure(address: str) -> str:
    config = json.loads(content("azure"))
    for route in config["routes"]:
        assert route["route"].endswith("/*"), "a wildcard stands only at the end"
        if f"/{address}".startswith(route["route"].removesuffix("*")):
            return str(route["headers"]["Content-Security-Policy"])
    return str(config["globalHeaders"]["Content-Security-Policy"])


def by_iis(address: str) -> str:
    told = ""
    for place in (root := ElementTree.fromstring(content("iis").encode()), *root.iter("location")):
        if address.startswith(place.get("path", "")):
            headers = place.findall("./system.webServer/httpProtocol/customHeaders/add")
            told = {one.get("name"): one.get("value") for one in headers}["Content-Security-Policy"] or ""
    return told


def by_nginx(address: str) -> str:
    text = content("nginx")
    told = re.findall(r'^set \S+ "(.*)";$', text, re.MULTILINE)[-1]
    for where, inside in re.findall(r'if \(\$uri ~ "(.*?)"\) \{ set \S+ "(.*?)"; \}', text):
        told = inside if re.search(where, f"/{address}") else told
    return str(told)


@pytest.mark.parametrize("address", EXPECTED)
@pytest.mark.parametrize("server", [by_apache, by_azure, by_iis, by_nginx])
def test_every_server_says_the_policy_of_the_page(server, address):
    """Whichever server a council has, its readers are kept from the same things."""
    assert EXPECTED[address] == server(address) == policy(address)


@pytest.mark.parametrize("server", sorted(SERVERS))
def test_every_server_says_the_rest_too(server):
    """https, no guessing of kinds, no referrer."""
    text = content(server)

    for name, value in EVERYWHERE.items():
        assert name in text
        assert value in text


@pytest.mark.parametrize("told", [POLICY, SEARCHING, EMBEDDED])
def test_nothing_written_into_a_page_may_run(told):
    """A policy with unsafe-inline, unsafe-eval, a hash or another host would let it."""
    assert [] == re.findall(r"'unsafe-\w+'|'sha\d+-|'nonce-|https?:|data:", told)
    assert "default-src 'none'" in told


def test_a_server_that_is_not_known_is_told_with_those_that_are(tmp_path):
    """A slip in mkdocs.yml is told before anything is built."""
    settings = "site_name: x\nplugins:\n  - localaccount:\n      servers: [ngnix]\n"
    write(tmp_path, {**good_account(), "mkdocs.yml": settings})
    command = [sys.executable, "-m", "localaccount_gen", "build"]

    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)

    assert 2 == ended.returncode
    assert "'servers': Expected one of: ('apache', 'azure', 'iis', 'nginx') but received: 'ngnix'" in ended.stderr
    assert not (tmp_path / "site").exists()


def test_the_workflows_of_the_guide_publish_what_they_build():
    """A folder that is built under one name and published under another is an empty site."""
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)]
    _, github, gitlab, azure, _ = blocks
    steps = github["jobs"]["publish"]["steps"]

    assert {"run": "localaccount build"} in steps
    assert ["site"] == [step["with"]["path"] for step in steps if "upload-pages" in step.get("uses", "")]
    assert "localaccount build --site-dir public" == gitlab["pages"]["script"][-1]
    assert ["public"] == gitlab["pages"]["artifacts"]["paths"]
    assert ["localaccount build"] == [
        step["bash"].strip() for step in azure["steps"] if "build" in step.get("bash", "")
    ]
    assert ["site"] == [step["inputs"]["app_location"] for step in azure["steps"] if "Azure" in step.get("task", "")]


def test_the_shards_of_the_guide_are_all_joined():
    """A shard that nobody joins is built for nothing, and built again."""
    jobs = yaml.safe_load(re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[-1])["jobs"]
    numbers = jobs["shard"]["strategy"]["matrix"]["shard"]
    built = f"localaccount build --shard ${{{{ matrix.shard }}}}/{len(numbers)} --site-dir shard"
    joined = " ".join(f"--join shards/shard-{number}" for number in numbers)

    assert {"run": built} in jobs["shard"]["steps"]
    assert {"name": "shard-${{ matrix.shard }}", "path": "shard"}.items() <= jobs["shard"]["steps"][-1]["with"].items()
    assert {"run": f"localaccount build {joined}"} in jobs["publish"]["steps"]


def test_the_guide_names_every_server_and_its_file():
    """A web team finds its own server in the table."""
    for server in SERVERS:
        (file,) = server_files([server], PAGES)
        assert f"| `{server}` | `{file.address}` |" in GUIDE
