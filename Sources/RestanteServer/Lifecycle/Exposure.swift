import RestanteCore

/// What an operator should know about a server that others than its own machine can reach.
struct Exposure: Sendable {
  let listen: ListenAddress
  let servesTLS: Bool
  let publicURL: PublicURL
  let demo: Bool

  /// Sentences for the log; none for a server that only its own machine reaches.
  var warnings: [String] {
    guard !listen.isLoopback else { return [] }
    var warnings: [String] = []
    if !servesTLS, publicURL.scheme != "https" {
      warnings.append(
        """
        keys, tokens and passwords are sent to \(listen) over plain HTTP, where others can read \
        them: serve TLS (--tls-cert, --tls-key), or listen on 127.0.0.1 behind a proxy that does, \
        and set --public-url
        """)
    }
    if demo {
      warnings.append(
        """
        the demo portal is served at \(listen), which others can reach: it is meant for trials, \
        and demo.json contains keys with full access to it
        """)
    }
    return warnings
  }
}

extension ListenAddress {
  /// Whether only this machine can reach it, as far as the address says.
  var isLoopback: Bool { host == "localhost" || NetworkAddress(host)?.isLoopback == true }
}
