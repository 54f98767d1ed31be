import HTTPTypes
import Hummingbird
import RestanteConsole

/// Answers `/`: with a page where a browser asks, and with a few lines of text otherwise.
struct FrontRoute: Sendable {
  let console: ConsoleRoutes
  let publicURL: PublicURL
  /// The demo portal; `nil` where there is none.
  let demo: DemoFile?

  /// Responds to a request.
  func respond(to request: Request, target: RequestTarget, origin: RequestOrigin) -> HTTPReply {
    guard request.method == .get || request.method == .head else { return .onlyGet }
    guard Self.wantsPage(request.headers[values: .accept]) else {
      var reply = HTTPReply.text(lines)
      reply.headers[.vary] = "Accept"
      return reply
    }
    let wanted = console.wanted(by: request, target: target, origin: origin)
    var reply = HTTPReply(
      console.console.front(page(isTrusted: isTrusted(wanted, origin)), to: wanted))
    reply.headers[.vary] = "Accept"
    return reply
  }

  /// Whether a client names HTML among what it accepts.
  static func wantsPage(_ accepted: [String]) -> Bool {
    for range in accepted.flatMap({ $0.split(separator: ",") }) {
      let parts = range.split(separator: ";").map { part in
        part.filter { $0 != " " && $0 != "\t" }.lowercased()
      }
      guard parts.first == "text/html" else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) }
      return weight.map { $0 ?? 0 > 0 } ?? true
    }
    return false
  }

  /// Whether credentials may be shown: to browsers of this machine that know the server by its
  /// own name.
  private func isTrusted(_ request: ConsoleRequest, _ origin: RequestOrigin) -> Bool {
    origin.isLocal && publicURL.isOwnName(request.host)
  }

  private func page(isTrusted: Bool) -> FrontPage {
    FrontPage(
      restURL: publicURL.rest, nativeURL: "\(publicURL.base)/v1/",
      demo: demo.map { demo in
        isTrusted
          ? FrontPage.Demo(
            credentials: demo.shownCredentials, commands: "\(DemoInstructions(demo))")
          : FrontPage.Demo()
      })
  }

  private var lines: String {
    """
    Restante keeps events until your application fetches them.

    Bitrix24-compatible methods: \(publicURL.rest)
    Console:                     \(publicURL.base)/console
    Native API:                  \(publicURL.base)/v1/
    Alive, ready:                \(publicURL.base)/healthz  \(publicURL.base)/readyz

    """
  }
}

extension DemoFile {
  fileprivate var shownCredentials: [(name: DemoCredential, value: String)] {
    DemoCredential.allCases.map { name in
      let value =
        switch name {
        case .portal: DemoPortal.domain
        case .adminKey: adminKey
        case .publishKey: publishKey
        case .clientID: clientID
        case .accessToken: accessToken
        case .webhook: webhookURL
        }
      return (name, value)
    }
  }
}

extension HTTPReply {
  /// A page as the HTTP library sends it.
  init(_ reply: ConsoleReply) {
    self.init(
      status: HTTPResponse.Status(code: reply.status), headers: HTTPFields(named: reply.headers),
      body: reply.body)
  }
}
