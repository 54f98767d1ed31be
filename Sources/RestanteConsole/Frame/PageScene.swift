import RestanteCore
import RestanteJSON
import RestanteNative

/// What a page is made from: who looks, at which portal, in which language.
struct PageScene: Sendable {
  let native: NativeAPI
  let sessions: SessionKeeper
  let server: any ServerReporting
  let request: ConsoleRequest
  /// The parameters of the path.
  let parameters: [String: String]
  let visitor: Visitor
  /// The portal that the page is about; `nil` for the server.
  let portal: Portal?
  let text: Catalogue
  let times: TimeWords

  /// Asks the native API, as the visitor.
  ///
  /// - Throws: ``PageProblem``, or what the native API throws.
  func ask(
    _ segments: [String], query: [String: String] = [:]
  ) async throws -> JSONValue {
    try await respond(to: NativeRequest(verb: "GET", segments: segments, query: query))
  }

  /// Makes the native API change something, as the visitor.
  ///
  /// - Parameter body: The JSON of the request; `nil` for none.
  /// - Returns: `null` for a reply without a body.
  /// - Throws: ``PageProblem``, or what the native API throws.
  func change(
    _ verb: String, _ segments: [String], query: [String: String] = [:], _ body: JSONValue? = nil
  ) async throws -> JSONValue {
    try await respond(
      to: NativeRequest(
        verb: verb, segments: segments, query: query,
        contentType: body == nil ? nil : "application/json",
        body: body.map { Array($0.encodedString(.plain).utf8) } ?? []))
  }

  private func respond(to request: NativeRequest) async throws -> JSONValue {
    let reply = try await native.respond(to: request, as: visitor.caller(about: portal))
    guard case .bytes(let bytes) = reply.body else { throw PageProblem.unavailable }
    if bytes.isEmpty, (200..<300).contains(reply.status) { return .null }
    guard let value = try? JSONParser().parse(bytes) else { throw PageProblem.unavailable }
    switch reply.status {
    case 200..<300: return value
    // What a form names and there is not is the form's mistake.
    case 404 where value["argument"] == nil: throw PageProblem.missing
    case 503: throw PageProblem.unavailable
    default: throw PageProblem.refused(refusal(value))
    }
  }

  /// Why the native API refused, in the visitor's language; the details are the API's own words.
  private func refusal(_ problem: JSONValue) -> String {
    let detail: KeyValuePairs = ["detail": problem["detail"]?.stringValue ?? ""]
    return switch problem["type"]?.stringValue {
    case "/problems/invalid-argument", "/problems/not-found": text("refusal", "value", detail)
    case "/problems/taken", "/problems/client-id-taken": text("refusal", "taken", detail)
    case "/problems/busy": text("refusal", "busy", detail)
    case "/problems/limit-reached": text("refusal", "limit", detail)
    case "/problems/too-large": text("refusal", "large", detail)
    default: text("refusal", "other", detail)
    }
  }

  /// A parameter of the path.
  ///
  /// - Throws: ``PageProblem/missing`` where the path has none of that name.
  func parameter(_ name: String) throws(PageProblem) -> String {
    guard let value = parameters[name] else { throw .missing }
    return value
  }

  /// The address of a page about the same portal.
  func path(
    _ segments: [String], query: KeyValuePairs<String, String> = [:]
  ) -> String {
    ConsolePath(portal: portal, segments, query: query).text
  }

  /// A number with its thousands apart.
  func number(_ value: Int64) -> String { GroupedDigits.text(value) }
}

/// Why a page cannot be shown.
enum PageProblem: Error, Hashable {
  /// There is no such page, or nothing that it could be about.
  case missing
  /// The form is outdated, or another site's.
  case stale
  /// The store cannot be reached.
  case unavailable
  /// The native API refused; in the visitor's language.
  case refused(String)
}
