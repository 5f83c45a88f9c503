"""What a public tester of OpenAPI documents must know to get past the doors: who it is, and what is there.

Run as docs/api-testing.md says. Read: TONGCHOU_URL, TONGCHOU_USER, TONGCHOU_PASSWORD.
"""

import json
import os
import random
import urllib.error
import urllib.request
import uuid

import schemathesis

URL = os.environ.get("TONGCHOU_URL", "http://127.0.0.1:8080")
API = URL + "/api/v1"
chance = random.Random(20220920)


def ask(method, path, body=None, cookie=None):
    headers = {"content-type": "application/json"} if body is not None else {}
    if cookie:
        headers["cookie"] = cookie
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(API + path, data=data, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers, json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, None


def sign_in():
    status, headers, _ = ask(
        "POST",
        "/session",
        {
            "username": os.environ["TONGCHOU_USER"],
            "password": os.environ.get("TONGCHOU_PASSWORD", "Tongchou-2022"),
        },
    )
    if status != 200:
        raise RuntimeError(f"cannot sign in: {status}, retry after {headers['retry-after']} s")
    return headers["set-cookie"].split(";")[0]


class Known:
    """The ids a person sees, read once."""

    def __init__(self):
        self.cookie = sign_in()
        self.tasks = self.ids("/tasks?limit=200")
        self.open = self.ids("/tasks?limit=200&box=todo") or self.tasks
        self.notices = self.ids("/notices?limit=200")
        self.obligations = self.ids("/obligations?limit=200")
        self.accounts = self.ids("/accounts?limit=200")
        self.holidays = self.ids("/calendar/notices")
        self.cases = sorted({t["caseId"] for t in self.items("/tasks?limit=200") if t["caseId"]})
        self.formulas = [(f["city"], f["formula"]) for f in self.items("/rules")]
        self.people = [p["username"] for p in self.items("/people?limit=200")]
        self.letters, self.decisions = [], []
        for duty in self.obligations[:60]:
            self.letters += [each["id"] for each in self.get("/obligations/" + duty)["letters"]]
        for case in self.cases[:20]:
            self.decisions += [each["id"] for each in self.get("/cases/" + case)["decisions"]]

    def get(self, path):
        return ask("GET", path, cookie=self.cookie)[2]

    def items(self, path):
        return (self.get(path) or {}).get("items", [])

    def ids(self, path):
        return [each["id"] for each in self.items(path)]


known = Known()
CLAUSES = ["LS-9.a", "LS-9.c", "LS-5.b", "LS-5.c"]


def parts_of(path):
    """Real parts for an address; None where nothing is known."""
    first = path.removeprefix("/api/v1/").split("/")[0].split(".")[0]
    if path.startswith("/api/v1/calendar/notices"):
        return pick(known.holidays, lambda each: {"id": each})
    if path.startswith("/api/v1/cases/{city}"):
        names = ("city", "process", "unit", "fund", "period")
        return pick(known.cases, lambda each: dict(zip(names, each.split("/"))))
    if path.startswith("/api/v1/rules/{city}"):
        return pick(known.formulas, lambda each: {"city": each[0], "formula": each[1]})
    if path.startswith("/api/v1/deadlines/"):
        return {"city": "lishui", "clause": chance.choice(CLAUSES), "period": "2022-10"}
    if path.startswith("/api/v1/people/"):
        return pick(known.people, lambda each: {"username": each})
    lists = {
        "tasks": known.open if "decision" in path or "claim" in path else known.tasks,
        "notices": known.notices,
        "obligations": known.obligations,
        "accounts": known.accounts,
        "letters": known.letters,
        "decisions": known.decisions,
    }
    return pick(lists.get(first), lambda each: {"id": each})


def pick(found, turn):
    return turn(chance.choice(found)) if found else None


@schemathesis.hook
def map_case(context, case):
    path, method = case.operation.path, case.operation.method.upper()
    if "{" in path and chance.random() < 0.8:
        case.path_parameters = parts_of(path) or case.path_parameters
    headers = case.headers if case.headers is not None else {}
    if "Idempotency-Key" in headers and chance.random() < 0.8:
        headers["Idempotency-Key"] = str(uuid.UUID(int=chance.getrandbits(128)))
    if "If-Match" in headers and chance.random() < 0.9:
        read = path.removeprefix("/api/v1").replace("/decision", "")
        read = read.replace("{id}", str((case.path_parameters or {}).get("id")))
        status, given, task = ask("GET", read, cookie=known.cookie)
        if status == 200 and given["etag"]:
            headers["If-Match"] = given["etag"]
            if path.endswith("/decision") and chance.random() < 0.8:
                case.body = decided(task, case.body)
    if path == "/api/v1/clock" and method == "POST" and isinstance(case.body, dict):
        # The clock of the instance stays where it is: it is moved to now, or not at all.
        now = (known.get("/clock") or {}).get("now")
        if now and isinstance(case.body.get("to"), str) and case.body["to"][:2] == "20":
            case.body["to"] = now
    return case


def decided(task, generated):
    """The task's own form, now and then with a field that was generated."""
    form = json.loads(json.dumps(task["form"]["values"]))
    given = generated.get("form") if isinstance(generated, dict) else None
    strange = list(given.values()) if isinstance(given, dict) else [None, 0, "", [], "\u202e", "-0.00"]
    if form and strange and chance.random() < 0.7:
        form[chance.choice(sorted(form))] = chance.choice(strange)
    body = {"decision": "NONE", "form": form}
    if task["decisions"]:
        choice = chance.choice(task["decisions"])
        body["decision"] = choice["code"]
        for need in choice["needs"]:
            options = choice.get(need + "s") or choice.get(need)
            body[need] = chance.choice(options)["code"] if options else "核对后退回"
    return body


@schemathesis.auth()
class Session:
    def get(self, case, context):
        return known.cookie

    def set(self, case, data, context):
        if case.operation.path == "/api/v1/session":
            if case.operation.method.upper() == "POST":
                return
            if case.operation.method.upper() == "DELETE":
                # The first session goes on. Passwords made up for PUT /session/password may keep this
                # address from signing in again for a while: then nobody signs out.
                try:
                    data = sign_in()
                except RuntimeError:
                    data = "nobody=signs-out"
        headers = {**(case.headers or {}), "Cookie": data}
        # A page of somebody else is refused before anything is looked at, so it would hide the rest.
        if "Tongchou-Person" in headers:
            headers["Tongchou-Person"] = os.environ["TONGCHOU_USER"]
        case.headers = headers
