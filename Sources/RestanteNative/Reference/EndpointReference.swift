import RestanteJSON

/// What a client may rely on about one endpoint: the source of the OpenAPI document and of the
/// reference pages.
struct EndpointReference: Sendable {
  /// The operation's name, such as `publishEvents`.
  let name: String
  /// What it does, in a sentence or a few.
  let summary: String
  /// The parameters of path, query and headers.
  let parameters: [EndpointParameter]
  /// The schema of the body; `nil` where none is read.
  let body: JSONValue?
  /// What a success returns.
  let reply: ReplyReference
  /// The problems besides those that every endpoint has.
  let problems: [Problem.Kind]

  init(
    _ name: String, _ summary: String, parameters: [EndpointParameter] = [],
    body: JSONValue? = nil, reply: ReplyReference, problems: [Problem.Kind] = []
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.body = body
    self.reply = reply
    self.problems = problems
  }

  /// All problems that the endpoint may answer with.
  var allProblems: [Problem.Kind] {
    let read: [Problem.Kind] = body == nil ? [] : [.invalidJSON, .tooLarge, .unsupportedMediaType]
    return problems + read + Self.commonProblems
  }

  /// The problems that every endpoint has.
  static let commonProblems: [Problem.Kind] = [
    .invalidArgument, .unauthorized, .forbidden, .notFound, .tooManyFailures, .unknownOutcome,
    .internalError, .unavailable,
  ]
}

/// What a success returns.
struct ReplyReference: Sendable {
  /// What it means.
  let meaning: String
  /// The schema of the body.
  let schema: JSONValue
  /// The media types that it comes in, the usual one first.
  var types = ["application/json"]
  /// Headers of the reply, as the OpenAPI document describes them.
  var headers: JSONObject = [:]
  /// Whether the reply may come with 202, before the work is done.
  var mayGoOn = false

  init(_ meaning: String, _ schema: JSONValue) {
    self.meaning = meaning
    self.schema = schema
  }

  /// A page of a list under a name.
  static func page(_ name: String, of element: String) -> ReplyReference {
    ReplyReference(
      "One page of the list, and `next` for the page after it.",
      Schemas.object([
        name: Schemas.list(Schemas.reference(element)), "next": ["type": ["string", "null"]],
      ]))
  }

  /// How far removing something has come.
  static func progress(_ name: String, _ meaning: String) -> ReplyReference {
    var reply = ReplyReference(
      meaning, Schemas.object([name: Schemas.text, "done": ["type": "boolean"]]))
    reply.mayGoOn = true
    return reply
  }
}

/// A parameter outside of the body.
struct EndpointParameter: Sendable {
  /// Where a parameter stands.
  enum Place: String, Sendable {
    case path, query, header
  }

  let name: String
  let place: Place
  let schema: JSONValue
  /// What it does, in a sentence or two.
  let meaning: String
  let isRequired: Bool

  private init(
    _ name: String, _ place: Place, _ schema: JSONValue, _ meaning: String, isRequired: Bool
  ) {
    self.name = name
    self.place = place
    self.schema = schema
    self.meaning = meaning
    self.isRequired = isRequired
  }

  static func path(_ name: String, _ schema: JSONValue, _ meaning: String) -> Self {
    Self(name, .path, schema, meaning, isRequired: true)
  }

  static func query(
    _ name: String, _ schema: JSONValue, _ meaning: String, isRequired: Bool = false
  ) -> Self {
    Self(name, .query, schema, meaning, isRequired: isRequired)
  }

  static func header(_ name: String, _ schema: JSONValue, _ meaning: String) -> Self {
    Self(name, .header, schema, meaning, isRequired: false)
  }

  static let clientID = path(
    "client_id", ["type": "string", "minLength": 1], "The application.")
  static let connector = query(
    "connector", Schemas.text, "The queue's connector. Default: none.")
  static let portal = query(
    "portal", Schemas.text, "The portal's domain; required with a server-wide key.")
  static let credential = path(
    "id", Schemas.text, "The id as shown in lists: 16 hexadecimal digits.")
  static let user = path(
    "id", ["type": "integer", "minimum": 1], "The user's number.")
  static let domain = path("domain", Schemas.text, "The portal's domain.")
  static let client = query("client_id", Schemas.text, "The application.", isRequired: true)

  /// What lists take that come in pages.
  static let page: [EndpointParameter] = [
    query(
      "limit", Schemas.integer(1...Int64(PageRequest.largest)),
      "The maximum size of the page. Default: \(PageRequest.standard)."),
    query("after", Schemas.text, "The `next` of the previous page."),
  ]
}
