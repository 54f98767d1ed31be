import RestanteJSON

/// A failure as REST 3.0 shows it: `{"error":{"code":…,"message":…}}`.
struct V3Error: Error, Sendable {
  let code: String
  let status: Int
  let message: String
  /// The field of the request that is wrong, where one is.
  var field: String?
  /// Whether the same request may pass in a second.
  var mayRetrySoon = false

  private init(code: String, _ status: Int, _ message: String, field: String? = nil) {
    self.code = code
    self.status = status
    self.message = message
    self.field = field
  }

  private init(_ name: String, _ status: Int, _ message: String, field: String? = nil) {
    self.init(
      code: "BITRIX_REST_V3_EXCEPTION_\(name)EXCEPTION", status, message, field: field)
  }

  static let methodNotFound = V3Error(
    "METHODNOTFOUND", 404, "The method is not part of REST 3.0 on this server")
  static let invalidJSON = V3Error(
    "INVALIDJSON", 400, "The body must be a JSON object or array, sent as application/json")

  /// A request whose form is wrong.
  static func invalidRequest(_ message: String, field: String) -> V3Error {
    V3Error("VALIDATION_REQUESTVALIDATION", 400, message, field: field)
  }

  /// What a failure of authorization or of the store looks like. Codes of credentials stay those
  /// of the older wire, because clients know by them when to refresh a token.
  init(_ error: RESTError) {
    switch error.entry {
    case .tokenScope, .webhookScope:
      self.init("INSUFFICIENTSCOPE", 403, error.message)
    case .accessDenied, .accessDeniedBecause:
      self.init("ACCESSDENIED", 403, error.message)
    default:
      self.init(code: error.entry.code, error.entry.status, error.message)
      mayRetrySoon = error.entry == .tooManyBodies
    }
  }

  /// The `error` member.
  var json: JSONValue {
    var error: JSONObject = ["code": .string(code), "message": .string(message)]
    if let field {
      error["validation"] = [["message": .string(message), "field": .string(field)]]
    }
    return .object(error)
  }
}
