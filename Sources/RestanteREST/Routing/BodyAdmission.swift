import RestanteCore
import RestanteJSON

/// Decides whether a request's body is read before it is known who makes the request.
///
/// Small bodies are decoded at once: that costs next to nothing, and the credentials may stand in
/// them. Before a larger one is read, credentials that stand in the header, the query or the path
/// must be good. Where there are none, the caller's address is charged first.
struct BodyAdmission {
  /// Bodies of up to this many bytes are small.
  static let smallBytes = 64 << 10

  /// The credentials of a request that stand outside of its body.
  enum Shown {
    case token(String)
    case webhook(user: String, code: String)
    case nothing
  }

  let context: ServiceContext
  let meter: RequestMeter
  let isSecure: Bool

  /// Reads and decodes a body; `nil` when there is none.
  func decoded<Value: Sendable>(
    _ body: any RESTBody, shown: () -> Shown,
    _ decode: @escaping @Sendable ([UInt8]) -> Value
  ) async throws(RESTError) -> Value? {
    guard body.announcedBytes != 0 else { return nil }
    let isLarge = body.announcedBytes.map { $0 > Self.smallBytes } ?? true
    var isKnown = false
    switch shown() {
    case .nothing:
      try meter.chargeInAdvance()
    case let shown where isLarge:
      try await check(shown)
      isKnown = true
    default: break
    }
    do throws(RESTBodyFailure) {
      return try await body.decoded(isKnown: isKnown, decode)
    } catch {
      throw RESTError(error)
    }
  }

  private func check(_ shown: Shown) async throws(RESTError) {
    do throws(RESTError) {
      let authenticator = Authenticator(context: context, meter: meter)
      switch shown {
      case .token(let token): _ = try await authenticator.grant(ofToken: token)
      case .webhook(let user, let code):
        _ = try await authenticator.grant(ofWebhook: code, user: user, isSecure: isSecure)
      case .nothing: break
      }
    } catch {
      try meter.charge(nil)
      throw error
    }
  }
}

extension BodyAdmission.Shown {
  /// What a request of the older wire shows.
  init(_ request: RESTRequest, route: Route) {
    let query = (try? QueryString.parse(request.query ?? "")) ?? [:]
    self.init(
      header: request.authorization, parameters: RequestParameters(query),
      webhook: route.webhookUser.flatMap { user in route.webhookCode.map { (user, $0) } })
  }

  /// What a header, parameters and a path show. A token counts before a webhook.
  init(
    header: String?, parameters: RequestParameters, webhook: (user: String, code: String)?
  ) {
    if let token = Authenticator.token(header: header, parameters: parameters) {
      self = .token(token)
    } else if let webhook {
      self = .webhook(user: webhook.user, code: webhook.code)
    } else if let user = parameters.text("aplogin"), !user.isEmpty,
      let code = parameters.text("ap"), !code.isEmpty
    {
      self = .webhook(user: user, code: code)
    } else {
      self = .nothing
    }
  }
}
