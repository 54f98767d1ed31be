import HTTPTypes
import RestanteCore

/// Why no tokens were given; the table of the original's token endpoint. Official libraries look
/// for an `error_description` in each of them.
struct TokenError: Error, Sendable {
  let code: String
  let explanation: String
  let status: HTTPResponse.Status
  /// After how many seconds the client may try again, where it has to wait.
  var wait: Int64?

  init(_ code: String, _ explanation: String, status: HTTPResponse.Status = .badRequest) {
    self.code = code
    self.explanation = explanation
    self.status = status
  }

  /// The original answers this with success, and clients look for it there.
  static let unknownClient = TokenError(
    "wrong_client", "There is no application with this client_id", status: .ok)
  static let wrongSecret = TokenError("invalid_client", "The client_secret is wrong")
  static let invalidGrant = TokenError(
    "invalid_grant", "The code or token is unknown, used up or another application's")
  static let unsupportedGrant = TokenError(
    "unsupported_grant_type", "Use authorization_code or refresh_token")

  /// Too many credentials from the client's address were refused. The code is the wire's.
  static func tooManyFailures(wait: Int64) -> TokenError {
    var error = TokenError(
      "QUERY_LIMIT_EXCEEDED", "Too many refusals to this address", status: .tooManyRequests)
    error.wait = wait
    return error
  }

  /// Why a refresh token was not exchanged.
  init(_ outcome: RotateTokens.Outcome) {
    guard case .refused(let refusal) = outcome else {
      self = .invalidGrant
      return
    }
    self.init(refusal)
  }

  /// Why an application that knows its secret gets no tokens.
  init(_ refusal: GrantRefusal) {
    switch refusal {
    case .portalClosed: self.init("PORTAL_DELETED", "Portal was deleted", status: .forbidden)
    case .notInstalled:
      self.init("NOT_INSTALLED", "Application not installed", status: .unauthorized)
    case .paymentRequired:
      self.init("PAYMENT_REQUIRED", "Payment required", status: .unauthorized)
    case .subscriptionEnded:
      self.init("PAYMENT_REQUIRED", "Subscription has been ended", status: .unauthorized)
    case .userNotAllowed: self = .invalidGrant
    }
  }

  /// A failure of the store, in the words of RFC 6749.
  init(_ error: StoreError) {
    switch error.code {
    case .full, .unavailable, .closed:
      self.init(
        "temporarily_unavailable", "The store cannot be reached", status: .serviceUnavailable)
    default:
      self.init("server_error", "The store failed", status: .internalServerError)
    }
  }

  /// The error as a reply.
  var reply: HTTPReply {
    var reply = HTTPReply.error(code, explanation, status: status)
    if let wait { reply.headers[.retryAfter] = "\(wait)" }
    return reply
  }

  /// What the log is told: which credential was refused, or that the application may not; `nil` for
  /// most errors.
  var refusal: Refusal? {
    switch code {
    case "wrong_client": Refusal(.credential, of: "client id", error: code)
    case "invalid_client": Refusal(.credential, of: "client secret", error: code)
    case "invalid_grant": Refusal(.credential, of: "refresh token or code", error: code)
    default: status == .forbidden ? Refusal(.permission, of: "grant", error: code) : nil
    }
  }
}
