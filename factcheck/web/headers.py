"""The headers of every answer, errors and files included, and its compression."""

from flask import Flask, Response, request

from factcheck.config import Settings
from factcheck.web.compression import compress

CSP = "; ".join(  # noqa: FLY002  a line for each directive
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
ALWAYS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
HSTS = "max-age=31536000; includeSubDomains"


def init_app(app: Flask) -> None:
    settings: Settings = app.extensions["settings"]
    always = ALWAYS | ({"Strict-Transport-Security": HSTS} if settings.secure_cookies else {})

    @app.after_request
    def finish(response: Response) -> Response:
        response.headers.update(always)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        if not response.cache_control.public:
            response.vary.update(("Cookie", "Accept-Language"))
        return compress(response, request.accept_encodings)
