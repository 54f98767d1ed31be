package import RestanteJSON

/// What a client may rely on about one endpoint: the source of the OpenAPI document and of the
/// reference pages.
package struct EndpointReference: Sendable {
  /// The operation's name, such as `publishEvents`.
  let name: String
  /// What it does, in a sentence or a few.
  let summary: String
  /// The parameters of path, query and headers.
  package let parameters: [EndpointParameter]
  /// The schema of the body; `nil` where none is read.
  let body: JSONValue?
  /// The media types, and their schemas, in which the body may come besides JSON of its own.
  let otherBodies: [(type: String, schema: JSONValue)]
  /// What else there is to know; `nil` for nothing.
  let notes: String?
  /// What a success returns.
  package let reply: ReplyReference
  /// The problems besides those that every endpoint has.
  let problems: [Problem.Kind]

  package init(
    _ name: String, _ summary: String, parameters: [EndpointParameter] = [],
    body: JSONValue? = nil, otherBodies: [(type: String, schema: JSONValue)] = [],
    notes: String? = nil, reply: ReplyReference, problems: [Problem.Kind] = []
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.body = body
    self.otherBodies = otherBodies
    self.notes = notes
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
package struct ReplyReference: Sendable {
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

  package init(_ meaning: String, _ schema: JSONValue) {
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
