import RestanteCore
import RestanteJSON
import RestanteNative

/// What a page is made from: who looks, at which portal, in which language.
struct PageScene: Sendable {
  let native: NativeAPI
  let sessions: SessionKeeper
  let request: ConsoleRequest
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
    let reply = try await native.respond(
      to: NativeRequest(verb: "GET", segments: segments, query: query),
      as: visitor.caller(about: portal))
    guard case .bytes(let bytes) = reply.body, let value = try? JSONParser().parse(bytes) else {
      throw PageProblem.unavailable
    }
    switch reply.status {
    case 200..<300: return value
    case 404: throw PageProblem.missing
    case 503: throw PageProblem.unavailable
    default: throw PageProblem.refused(value["detail"]?.stringValue ?? "")
    }
  }

  /// The address of a page about the same portal.
  func path(
    _ segments: [String], query: KeyValuePairs<String, String> = [:]
  ) -> String {
    ConsolePath(portal: portal, segments, query: query).text
  }

  /// A number with its thousands apart.
  func number(_ value: Int64) -> String {
    let digits = Array(String(value.magnitude))
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { grouped += "\u{202F}" }
      grouped.append(digit)
    }
    return value < 0 ? "-\(grouped)" : grouped
  }
}

/// Why a page cannot be shown.
enum PageProblem: Error, Hashable {
  /// There is no such page, or nothing that it could be about.
  case missing
  /// The form is outdated, or another site's.
  case stale
  /// The store cannot be reached.
  case unavailable
  /// The native API refused; in its words.
  case refused(String)
}
