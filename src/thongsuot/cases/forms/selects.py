"""A select of many options, drawn at once: Django's own draws a template for each option, some 0.1 ms each."""

from collections.abc import Iterator

from django import forms
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe


class LongSelect(forms.Select):
    """Looks and behaves as `forms.Select`; takes text values and one level of groups."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        attributes = flatatt(self.build_attrs(self.attrs, attrs))
        drawn = "".join(_options(self.choices, set(self.format_value(value))))
        return format_html('<select name="{}"{}>{}</select>', name, attributes, mark_safe(drawn))  # each part escaped


def _options(choices, chosen: set[str]) -> Iterator[str]:
    for value, label in choices:
        text = "" if value is None else str(value)
        if isinstance(label, list | tuple):
            yield f'<optgroup label="{conditional_escape(text)}">{"".join(_options(label, chosen))}</optgroup>'
        else:
            selected = " selected" if text in chosen else ""
            yield f'<option value="{conditional_escape(text)}"{selected}>{conditional_escape(label)}</option>'
