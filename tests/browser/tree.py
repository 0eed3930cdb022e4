"""The tree that a browser hands to screen readers: what is told of a page, and as what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that is told."""

    role: str
    name: str
    description: str
    value: str
    properties: dict[str, Any]
    """Such as "checked", "expanded", "invalid", "focused"."""
    children: list["Node"] = field(default_factory=list, repr=False)

    def walk(self) -> Iterator["Node"]:
        """Yield it and all within it, in the order in which they are read."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, role: str, name: str | None = None) -> list["Node"]:
        return [one for one in self.walk() if one.role == role and name in (None, one.name)]

    def one(self, role: str, name: str | None = None) -> "Node":
        found = self.all(role, name)
        assert len(found) == 1, f"{len(found)} times {role} {name!r} in {self}"
        return found[0]

    @property
    def text(self) -> str:
        """All words in it, as they are read one after the other."""
        words = [one.name for one in self.walk() if one.role == "StaticText"]
        return " ".join(" ".join(words).split())


def read_tree(page: Page) -> Node:
    """Return the tree of a page as it is now."""
    devtools = page.context.new_cdp_session(page)
    try:
        told = devtools.send("Accessibility.getFullAXTree")["nodes"]
    finally:
        devtools.detach()
    by_id = {one["nodeId"]: one for one in told}

    def make(one: dict[str, Any]) -> list[Node]:
        children = [
            made for id_ in one.get("childIds", ()) if id_ in by_id for made in make(by_id[id_])
        ]
        if one.get("ignored"):
            return children
        properties = {it["name"]: _value(it["value"]) for it in one.get("properties", ())}
        role, name, description, value = (
            str(_value(one.get(key, {})) or "") for key in ("role", "name", "description", "value")
        )
        return [Node(role, name, description, value, properties, children)]

    (root,) = make(told[0])
    return root


def _value(told: dict[str, Any]) -> Any:
    """Return a value, or the ids of the elements it names."""
    related = [one.get("idref") for one in told.get("relatedNodes", ())]
    return told.get("value") or related or told.get("value")
