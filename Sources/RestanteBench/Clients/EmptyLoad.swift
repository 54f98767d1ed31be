/// Exchanges bodies of the same sizes with the empty handler.
struct EmptyLoad: Sendable {
  let port: UInt16

  /// Repeats what callers exchange with the server.
  ///
  /// - Parameter units: How many units a turn of a caller does.
  func run(
    _ exchanges: [HTTPConnection.Exchange], units: Int, callers: Int, seconds: Double
  ) throws -> Measurement {
    try measureThreads(callers: callers, seconds: seconds) { [port] _ in
      let connection = try HTTPConnection(host: "127.0.0.1", port: port)
      return { _ in
        for exchange in exchanges {
          let path = "/reply/\(exchange.replyBytes)"
          if let body = exchange.body {
            _ = try connection.post(path, key: exchange.key, body: body)
          } else {
            _ = try connection.get(path, key: exchange.key)
          }
        }
        return units
      }
    }
  }
}
