"""The flows as a Mermaid state diagram, drawn from the same values that the engine walks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from certbot.dialog.flows import END, Branch, Flow, Step


def mermaid(flows: Mapping[str, Flow]) -> str:
    """One composite state per flow; a step is labelled with what it does, a transition with its condition."""
    lines = ["stateDiagram-v2"]
    for flow in flows.values():
        lines.append(f"    state {_name(flow.flow)} {{")
        lines += [f"        {line}" for line in _flow(flow)]
        lines.append("    }")
    return "\n".join(lines) + "\n"


def _flow(flow: Flow) -> Iterator[str]:
    yield f"[*] --> {_id(flow, flow.start)}"
    for name, step in flow.steps.items():
        yield f"{_id(flow, name)}: {_label(step)}"
        for branch in step.branches:
            target = "[*]" if branch.go == END else _id(flow, branch.go)
            condition = _condition(branch)
            yield f"{_id(flow, name)} --> {target}" + (f": {condition}" if condition else "")


def _label(step: Step) -> str:
    if step.ask is not None:
        return f"ask {step.ask}"
    if step.do is not None:
        return f"do {step.do}"
    offers = f" (offers {', '.join(step.offer)})" if step.offer else ""
    return f"show {step.show}{offers}"


def _condition(branch: Branch) -> str:
    return ", ".join(f"{slot} is {' or '.join(values)}" for slot, values in branch.when.items())


def _id(flow: Flow, step: str) -> str:
    return _name(f"{flow.flow}_{step}")


def _name(text: str) -> str:
    return text.replace("-", "_")
