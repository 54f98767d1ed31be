import RestanteJSON
import Testing

@testable import RestanteNative

/// A reply as tests look at it.
struct Answer: Sendable {
  let status: Int
  let reply: NativeReply

  init(_ reply: NativeReply) {
    status = reply.status
    self.reply = reply
  }

  var body: [UInt8] { if case .bytes(let bytes) = reply.body { bytes } else { [] } }
  var text: String { String(decoding: body, as: UTF8.self) }
  /// The body as JSON; `null` when it is none, so that expectations on members fail.
  var json: JSONValue { (try? JSONParser().parse(body)) ?? .null }
  /// The names of the members in their order.
  var keys: [String] { json.objectValue?.keys ?? [] }
  var contentType: String? { header("Content-Type") }

  func header(_ name: String) -> String? { reply.header(name) }
}

/// Expects an error in the form of RFC 9457.
func expectProblem(
  _ answer: Answer, _ status: Int, _ kind: String, at location: SourceLocation = #_sourceLocation
) {
  #expect(answer.status == status, sourceLocation: location)
  #expect(answer.contentType == "application/problem+json", sourceLocation: location)
  #expect(answer.json["type"] == .string("/problems/\(kind)"), sourceLocation: location)
  #expect(answer.json["status"] == .int(status), sourceLocation: location)
  #expect(answer.json["title"]?.stringValue?.isEmpty == false, sourceLocation: location)
  #expect(answer.json["detail"]?.stringValue?.isEmpty == false, sourceLocation: location)
}
