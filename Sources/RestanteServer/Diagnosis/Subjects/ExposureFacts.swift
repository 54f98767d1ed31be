import RestanteCore

/// What is known of who can reach a server, and how.
struct ExposureFacts: Sendable {
  var listen: ListenAddress
  var servesTLS: Bool
  var publicURL: PublicURL
  /// The data directory, if it has a demo portal.
  var demoDirectory: String?
  var trustsProxies: Bool

  var findings: [Finding] {
    let problems = [plainHTTP, demo, proxy].compactMap(\.self)
    guard problems.isEmpty else { return problems }
    return [
      .ok(
        "exposure",
        isLocal
          ? "Only this machine reaches the server, at \(listen)."
          : "Others reach the server encrypted, at \(publicURL).")
    ]
  }

  /// Whether only this machine reaches it, as far as the addresses say.
  private var isLocal: Bool { listen.isLoopback && isPublicHostLocal }

  private var isPublicHostLocal: Bool {
    let address = ListenAddress(publicURL.domain)
    return (address ?? ListenAddress(host: publicURL.domain, port: 80)).isLoopback
  }

  private var plainHTTP: Finding? {
    guard !isLocal, !servesTLS, publicURL.scheme != "https" else { return nil }
    let place = listen.isLoopback ? "\(publicURL)" : "\(listen)"
    return .error(
      "plain-http",
      "Keys, tokens and passwords are sent to \(place) over plain HTTP, where others can read "
        + "them. Serve TLS, or listen on 127.0.0.1 behind a proxy that does.",
      remedy: "restante serve --tls-cert CERTIFICATE --tls-key KEY")
  }

  private var demo: Finding? {
    guard let demoDirectory, !isLocal else { return nil }
    return .error(
      "demo-exposed",
      "Others can reach the demo portal, whose keys are in \(demoDirectory)/demo.json: it is meant "
        + "for trials only.",
      remedy: "restante portal erase DEMO_PORTAL --data \(ShellWord.quoted(demoDirectory))")
  }

  private var proxy: Finding? {
    guard publicURL.scheme == "https", !servesTLS, !trustsProxies else { return nil }
    return .warning(
      "proxy-not-trusted",
      "\(publicURL) is served by a proxy that the server does not trust: it takes all clients for "
        + "one, and limits them together.",
      remedy: "restante serve --public-url \(publicURL) --trusted-proxy ADDRESS_OF_THE_PROXY")
  }
}
