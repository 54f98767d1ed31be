/// What the console returns to a browser.
public struct ConsoleReply: Sendable {
  /// The HTTP status.
  public var status: Int
  /// The headers, names and values.
  public var headers: [(name: String, value: String)]
  /// The body.
  public var body: [UInt8]

  /// Creates a reply.
  public init(
    status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Sends the browser to another page of the console.
  static func redirect(to path: String) -> ConsoleReply {
    ConsoleReply(status: 303, headers: [("Location", path)])
  }

  /// Adds what each reply of the console carries: nobody keeps it, frames it, learns its address,
  /// or runs a script in it.
  mutating func protect() {
    headers += [
      ("Cache-Control", "no-store"), ("Referrer-Policy", "same-origin"),
      ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
      (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
          + "frame-ancestors 'none'; base-uri 'none'"
      ),
    ]
  }
}
