import HTTPTypes
import Hummingbird
import NIOCore
import RestanteJSON
import RestanteREST

/// What one request is answered with.
struct HTTPReply: Sendable {
  var status: HTTPResponse.Status
  var headers: HTTPFields = [:]
  var body: [UInt8] = []
  /// What writes the body, where it is not known beforehand.
  var writeBody: (@concurrent @Sendable (inout any ResponseBodyWriter) async throws -> Void)?
  /// What metrics and logs are told.
  var facts = ReplyFacts()

  /// A reply whose body is written while it is sent.
  static func stream(
    _ headers: HTTPFields,
    _ write: @escaping @concurrent @Sendable (inout any ResponseBodyWriter) async throws -> Void
  ) -> HTTPReply {
    HTTPReply(status: .ok, headers: headers, writeBody: write)
  }

  /// A reply of JSON text.
  static func json(_ body: [UInt8], status: HTTPResponse.Status = .ok) -> HTTPReply {
    HTTPReply(
      status: status, headers: [.contentType: "application/json; charset=utf-8"], body: body)
  }

  /// A reply of a JSON object.
  static func json(_ object: JSONObject, status: HTTPResponse.Status = .ok) -> HTTPReply {
    json(JSONValue.object(object).encoded(), status: status)
  }

  /// A reply of plain text.
  static func text(_ text: String, status: HTTPResponse.Status = .ok) -> HTTPReply {
    HTTPReply(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: Array(text.utf8))
  }

  /// The refusal of verbs that change things, where there is nothing to change.
  static var onlyGet: HTTPReply {
    var reply = HTTPReply.text("Only GET is allowed here.\n", status: .methodNotAllowed)
    reply.headers[.allow] = "GET, HEAD"
    return reply
  }

  private var responseBody: ResponseBody {
    if let writeBody { return ResponseBody(writeBody) }
    return body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: body))
  }

  /// The reply as the HTTP library sends it; the reply to HEAD has no body.
  func response(toHead isHead: Bool) -> Response {
    let response = Response(status: status, headers: headers, body: responseBody)
    return isHead ? response.createHeadResponse() : response
  }
}

extension HTTPReply {
  /// A reply of the Bitrix24 wire.
  init(_ reply: RESTReply) {
    var headers = HTTPFields(named: reply.headers)
    if let type = reply.contentType { headers[.contentType] = type }
    self.init(
      status: HTTPResponse.Status(code: reply.status), headers: headers, body: reply.body)
    facts.method = reply.operation
    facts.error = reply.errorCode
    facts.portal = reply.portal
    facts.clientID = reply.clientID
    facts.idle = reply.idle
    facts.traces = reply.traces
    facts.commands = reply.commands
  }

  /// `{"error":…,"error_description":…}`, the form of errors on the wire's side; the description
  /// is left out when there is none.
  static func error(
    _ code: String, _ description: String?, status: HTTPResponse.Status
  ) -> HTTPReply {
    var object: JSONObject = ["error": .string(code)]
    if let description { object["error_description"] = .string(description) }
    var reply = json(object, status: status)
    reply.facts.error = code
    return reply
  }
}

extension HTTPFields {
  /// Headers by their names; what is no name is left out.
  init(named fields: [(name: String, value: String)]) {
    self.init()
    for (name, value) in fields {
      guard let name = HTTPField.Name(name) else { continue }
      append(HTTPField(name: name, value: value))
    }
  }
}
