"""Failures of the environment or of usage; problems in content are values (`model.diagnostics`), never these."""


class OkrsiteError(Exception):
    """Something outside the content stops the work: wrong usage, configuration or a broken environment.

    `message` says what is wrong, `hint` what to do about it; `exit_code` is what the process ends with.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigurationError(OkrsiteError):
    """The configuration file cannot be used; the message names file, line and what to write instead."""


class OutputRefused(OkrsiteError):
    """The output folder must not be written: it holds sources, is a repository root or was not made by okrsite."""


class ExposureRefused(OkrsiteError):
    """The site must not be published where it would be: more people could open it than may read it."""


class OutputBusy(OkrsiteError):
    """Another build is writing the same output folder."""


class ThemeError(OkrsiteError):
    """A theme is missing, unreadable or asks for what does not exist."""
