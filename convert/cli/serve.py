"""`convert serve`."""

from convert.cli.console import Console
from convert.cli.table import Arguments
from convert.serve.options import DEFAULT_PORT, LOOPBACK, ServeOptions
from convert.serve.run import serve as run_server


def serve(arguments: Arguments, console: Console) -> int:
    """Serve the page until interrupted."""
    port = arguments.get("port")
    options = ServeOptions(host=arguments.get("host") or LOOPBACK, port=DEFAULT_PORT if port is None else port,
                           token=arguments.get("token"), style=arguments.get("style"),
                           fonts=arguments.get("fonts") or "auto", language=console.language)
    if options.style is not None:
        from convert.style import load_style

        load_style(options.style)
    def ready(address: str) -> None:
        console.say("serve-ready", address=address)
        if arguments.get("open"):
            import webbrowser

            webbrowser.open(address)

    run_server(options, ready)
    return 0
