import RestanteJSON

/// What a client may rely on about one method: the source of the reference pages and of the
/// OpenAPI document.
struct MethodReference: Sendable {
  /// The method's name as the method table has it.
  let name: String
  /// What the method does, in one sentence.
  let summary: String
  /// What else has to be known, in Markdown; may be empty.
  let details: String
  /// Who may call the method.
  let callers: CallerReference
  /// The method's own parameters, the most important ones first.
  let parameters: [ParameterReference]
  /// The headers that mean something to the method.
  let headers: [HeaderReference]
  /// What stands in `result`.
  let result: ResultReference
  /// The errors besides those that every method can answer.
  let errors: [ErrorReference]

  init(
    _ name: String, _ summary: String, details: String = "",
    callers: CallerReference = .everybody, parameters: [ParameterReference] = [],
    headers: [HeaderReference] = [], result: ResultReference, errors: [ErrorReference] = []
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.callers = callers
    self.parameters = parameters
    self.headers = headers
    self.result = result
    self.errors = callers.errors + errors
  }
}

/// Who may call a method.
enum CallerReference: Sendable {
  /// Every access token and every webhook.
  case everybody
  /// Access tokens only.
  case applications
  /// Access tokens; some of what the method does is for administrators.
  case applicationsOrAdministrators(String)
  /// Access tokens; options belong to an application.
  case optionUsers
  /// Access tokens, in strict mode those of administrators.
  case queueUsers

  /// The rule in words.
  var text: String {
    switch self {
    case .everybody:
      "Any access token or webhook."
    case .applications, .optionUsers:
      "Any access token of an application. Webhooks are refused."
    case .applicationsOrAdministrators(let rule):
      "Any access token of an application. Webhooks are refused. \(rule)"
    case .queueUsers:
      "Any access token of an application; in strict mode, administrators only. Webhooks are "
        + "refused."
    }
  }

  /// What everybody else is answered with.
  var errors: [ErrorReference] {
    let webhook = ErrorReference(.wrongAuthType, "The call was made with a webhook.")
    return switch self {
    case .everybody: []
    case .applications, .applicationsOrAdministrators: [webhook]
    case .optionUsers:
      [ErrorReference(.accessDeniedBecause, "The call was made with a webhook.")]
    case .queueUsers:
      [
        webhook,
        ErrorReference(.accessDenied, "Strict mode: the user is not an administrator."),
      ]
    }
  }
}

/// What a method returns in `result`.
struct ResultReference: Sendable {
  /// What it means.
  let meaning: String
  /// Its shape as a JSON schema.
  let schema: JSONValue
  /// Whether `total` and, before the last page, `next` stand beside it.
  let isPaged: Bool

  init(_ meaning: String, schema: JSONValue, isPaged: Bool = false) {
    self.meaning = meaning
    self.schema = schema
    self.isPaged = isPaged
  }
}

/// When a method returns a row of the error table.
struct ErrorReference: Sendable {
  let entry: ErrorEntry
  /// The reason, in one sentence.
  let reason: String

  init(_ entry: ErrorEntry, _ reason: String) {
    self.entry = entry
    self.reason = reason
  }
}
