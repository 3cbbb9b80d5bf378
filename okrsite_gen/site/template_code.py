"""The Python code that templates become: what Jinja would make of them, without what no template of a site needs.

Jinja asks for each attribute whether there is an item of that name instead, hands over to each call from where it
comes, looks up functions in each round of a loop, and wraps whatever it shows. Here an attribute is an attribute, a
call is a call, functions and filters are names of the module, and words without parameters stand in the code as text.
A macro is a function with the parameters of the macro, and knows nothing else of itself. Where Jinja would have found
another way an error is raised, and whoever draws lets Jinja itself draw: see `templates`.

A name of `environment.globals` means the same in all templates, unless the template itself gives it another meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.idtracking import VAR_LOAD_RESOLVE

from okrsite_gen.site.template_constants import Foldable, Folded, names_given

LENIENT = frozenset({"default", "d", "defined", "undefined"})
"""Filters and tests that may be asked about what is not there."""

_IMPORTS = ("from okrsite_gen.site.escaping import as_html, escaped",)


_BODY = "m_body"
"""What the body of a macro is called within the function that the macro is."""


class QuickCode(CodeGenerator):
    """Writes the code of one template."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write the module. Its last lines are names that its functions use."""
        own = set(names_given(node))
        self._shared = self.environment.globals.keys() - own
        self._lenient: set[int] = set()
        self._module = _Names()
        self.filters, self.tests = _Table(self._module, "filters"), _Table(self._module, "tests")
        foldable: Foldable = getattr(self.environment, "foldable", {})
        node = Folded({name: of for name, of in foldable.items() if name not in own}).visit(node)
        super().visit_Template(node, frame)
        for line in (*_IMPORTS, *self._module.lines()):
            self.writeline(line)

    def pull_dependencies(self, nodes: Iterable[nodes.Node]) -> None:
        """Write nothing: filters and tests are names of the module."""

    def enter_frame(self, frame: Frame) -> None:
        """Write the variables of a frame, without those that are names of the module."""
        loads = frame.symbols.loads
        for name in [name for name, (how, of) in loads.items() if how == VAR_LOAD_RESOLVE and of in self._shared]:
            del loads[name]
        super().enter_frame(frame)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        """Write a variable, or a function that all templates have."""
        if node.ctx == "load" and node.name in self._shared:
            self.write(self._module[f"globals[{node.name!r}]"])
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute."""
        is_block = isinstance(node.node, nodes.Name) and node.node.name == "self"
        if is_block or id(node) in self._lenient or not node.attr.isidentifier() or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002
        """Write a call."""
        self.visit(node.node, frame)
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(word.key) for word in node.kwargs):
            self.write("(*()")
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        else:
            self.write("(")
            for each in (*node.args, *node.kwargs):
                self.visit(each, frame)
                self.write(", ")
            self.write("caller=caller" if forward_caller else "")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write the function that a macro is, around that which Jinja writes for its body."""
        names = [argument.name for argument in macro_ref.node.args]
        more = macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        if more or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or not all(map(_is_parameter, names)):
            super().macro_def(macro_ref, frame)
            return
        taken = [f"{name}=missing" for name in names]
        if macro_ref.accesses_caller and "caller" not in names:
            names.append("caller")
            taken.append("*, caller=undefined('No caller defined', name='caller')")
        given, values = ", ".join(taken), ", ".join(names)
        self.write(f"(lambda {_BODY}: lambda {given}: as_html({_BODY}({values})))(macro)")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """Write a filter."""
        self._ask_after(node)
        super().visit_Filter(node, frame)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """Write a test."""
        if node.name == "none":
            self.write("(")
            self.visit(node.node, frame)
            self.write(" is None)")
            return
        self._ask_after(node)
        super().visit_Test(node, frame)

    def _ask_after(self, node: nodes.Filter | nodes.Test) -> None:
        if node.name in LENIENT and isinstance(node.node, nodes.Getattr):
            self._lenient.add(id(node.node))

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("escaped(")


def _is_parameter(name: str) -> bool:
    """Return whether a parameter of a macro can be that of a function."""
    return name.isascii() and name.isidentifier() and not iskeyword(name) and name not in {"as_html", _BODY}


class _Names(dict[str, str]):
    """Names of a module by what they stand for in its environment."""

    def __missing__(self, thing: str) -> str:
        name = self[thing] = f"m_{len(self)}"
        return name

    def lines(self) -> Iterable[str]:
        return (f"{name} = environment.{thing}" for thing, name in self.items())


class _Table(dict[str, str]):
    """Names of the module by that of the filter or test that they stand for."""

    def __init__(self, module: _Names, kind: str) -> None:
        super().__init__()
        self._module, self._kind = module, kind

    def __missing__(self, name: str) -> str:
        return self._module[f"{self._kind}[{name!r}]"]
