"""The mypy plugin of shapedgrad: ``plugins = ["shapedgrad_mypy"]``."""

from __future__ import annotations

from shapedgrad_mypy.plugin import ShapedgradPlugin, plugin

__all__ = ["ShapedgradPlugin", "plugin"]
