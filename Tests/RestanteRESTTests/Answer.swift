import RestanteJSON

@testable import RestanteREST

/// A reply as tests look at it.
struct Answer: Sendable, Equatable {
  let status: Int
  let text: String

  init(_ reply: RESTReply) {
    status = reply.status
    text = String(decoding: reply.body, as: UTF8.self)
  }

  init(_ error: RESTError) {
    var writer = JSONWriter(style: .php)
    ErrorBody.write(error, to: &writer)
    status = error.entry.status
    text = String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The body as JSON; null when it is none.
  var json: JSONValue { (try? JSONParser().parse(text)) ?? nil }
  var result: JSONValue { json["result"] ?? nil }
  /// The reply without its `time`, to the letter.
  var withoutTime: String {
    guard var object = json.objectValue else { return text }
    object["time"] = nil
    return JSONValue.object(object).encodedString()
  }
  var ids: [String] {
    let rows = result["events"]?.arrayValue ?? result.arrayValue ?? []
    return rows.compactMap { $0["ID"]?.stringValue }
  }
  var processID: String? { result["process_id"]?.stringValue }
  var errorCode: JSONValue? { json["error"] }
}

extension RESTWorld {
  /// Calls a method with a JSON body.
  func call(_ method: String, _ parameters: JSONValue = [:], as token: String? = "admin")
    async -> Answer
  {
    await post(method, String(decoding: parameters.encoded(), as: UTF8.self), as: token)
  }

  /// Posts JSON text.
  func post(_ method: String, _ json: String, as token: String? = "admin") async -> Answer {
    Answer(
      await service.respond(
        to: RESTRequest(
          verb: "POST", path: "/rest/\(method)", contentType: "application/json",
          authorization: token.map { "Bearer \($0)" }, body: Array(json.utf8))))
  }

  /// Gets a path with a query string.
  func get(_ path: String, _ query: String? = nil) async -> Answer {
    Answer(await service.respond(to: RESTRequest(verb: "GET", path: path, query: query)))
  }

  /// Posts a form.
  func form(_ method: String, _ body: String) async -> Answer {
    Answer(
      await service.respond(
        to: RESTRequest(
          verb: "POST", path: "/rest/\(method)",
          contentType: "application/x-www-form-urlencoded", body: Array(body.utf8))))
  }
}

/// The text of an error reply.
func errorText(_ code: String, _ message: String, argument: String? = nil) -> String {
  var object: JSONObject = ["error": .string(code), "error_description": .string(message)]
  if let argument { object.append(key: "argument", value: .string(argument)) }
  return JSONValue.object(object).encodedString(.php)
}
