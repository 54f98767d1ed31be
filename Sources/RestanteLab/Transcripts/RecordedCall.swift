import RestanteCore
package import RestanteJSON
import RestanteREST

/// A request of an application and the portal's reply, as a transcript holds them: without secrets
/// and personal data.
package struct RecordedCall: Sendable, Hashable {
  /// By what the application was known to the portal.
  package enum Credential: String, Sendable, CaseIterable {
    case token, webhook, none
  }

  /// The HTTP verb in capitals.
  package var verb: String
  /// The method in small letters; `nil` for what is no call of a method.
  package var method: String?
  /// The path of what is no call of a method.
  package var path: String?
  package var credential: Credential
  /// The parameters without credentials.
  package var parameters: JSONObject
  /// The status of the reply.
  package var status: Int
  /// The reply; `nil` where it was no JSON, or too much of it.
  package var reply: JSONValue?

  /// What it is called in lists.
  package var title: String { method ?? path ?? "?" }

  /// The call as a line of a transcript.
  var object: JSONObject {
    var object: JSONObject = ["verb": .string(verb)]
    if let method { object["method"] = .string(method) }
    if let path { object["path"] = .string(path) }
    object["credential"] = .string(credential.rawValue)
    object["parameters"] = .object(parameters)
    object["status"] = .int(status)
    if let reply { object["reply"] = reply }
    return object
  }

  /// Reads a line; `nil` for one that is no call.
  init?(_ value: JSONValue) {
    guard let verb = value["verb"]?.stringValue,
      let status = value["status"]?.intValue.flatMap(Int.init(exactly:)),
      let parameters = value["parameters"]?.objectValue,
      let credential = value["credential"]?.stringValue.flatMap(Credential.init(rawValue:)),
      (100...599).contains(status)
    else { return nil }
    let method = value["method"]?.stringValue
    let path = value["path"]?.stringValue
    guard (method == nil) != (path == nil) else { return nil }
    self.init(
      verb: verb, method: method, path: path, credential: credential, parameters: parameters,
      status: status, reply: value["reply"])
  }

  init(
    verb: String, method: String?, path: String?, credential: Credential, parameters: JSONObject,
    status: Int, reply: JSONValue?
  ) {
    self.verb = verb
    self.method = method
    self.path = path
    self.credential = credential
    self.parameters = parameters
    self.status = status
    self.reply = reply
  }
}

extension RecordedCall {
  /// Parameters that hold credentials.
  private static let credentials: Set = ["auth", "access_token", "ap", "aplogin"]

  /// Reads a request, whose reply is not known yet.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - mask: Hides what must not be shown, and learns the credentials.
  init(_ request: RESTRequest, _ mask: inout TranscriptMask) {
    let read = ReadRequest(request)
    if let code = read.webhookCode { mask.learn(code) }
    if let header = request.authorization { mask.learn(header) }
    var parameters = read.parameters
    let hasToken = ["auth", "access_token"].contains { parameters[$0] != nil }
    let hasWebhook = read.webhookCode != nil || parameters["ap"] != nil
    if read.method != nil {
      for name in Self.credentials {
        if let value = parameters.removeValue(forKey: name) { mask.learnAll(in: value) }
      }
      parameters.removeValue(forKey: "method")
    }
    self.init(
      verb: request.verb, method: read.method, path: read.method == nil ? request.path : nil,
      credential: hasToken || request.authorization != nil
        ? .token : hasWebhook ? .webhook : .none,
      parameters: mask.parameters(parameters), status: 200, reply: nil)
    if let path { self.path = mask.path(path) }
  }

  /// By what a request is recognized when it is made again: numbers count as text, the order of
  /// members does not count, and what is hidden is any value of its kind.
  ///
  /// - Parameter ignored: Names, or patterns of names, of parameters that do not count.
  func key(ignoring ignored: [NamePattern]) -> String {
    let plain = Self.plain(.object(parameters), ignored)
    return "\(title) \(plain.encodedString())"
  }

  private static func plain(_ value: JSONValue, _ ignored: [NamePattern]) -> JSONValue {
    switch value {
    case .object(let members):
      let counted = members.filter { member in !ignored.contains { $0.matches(member.key) } }
        .map { (HiddenValues.uniform($0.key), plain($0.value, ignored)) }
      return .object(JSONObject(members: counted.sorted { $0.0 < $1.0 }))
    case .array(let elements): return .array(elements.map { plain($0, ignored) })
    case .null: return .null
    case .bool, .number, .string: return .string(HiddenValues.uniform(value.phpText ?? ""))
    }
  }
}
