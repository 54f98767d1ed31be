import RestanteJSON
import Testing

@testable import RestanteServer

// Objects of a lab, as the demo portal's administrator has them.
extension LabServer {
  /// Calls a method.
  func ask(_ method: String, _ parameters: JSONValue = [:]) async throws -> Answer {
    try await call(method, parameters.encodedString())
  }

  /// The result of a call, which must be a success.
  func result(_ method: String, _ parameters: JSONValue = [:]) async throws -> JSONValue {
    let answer = try await ask(method, parameters)
    #expect(answer.status == 200, "\(answer.text)")
    return answer.json["result"] ?? .null
  }

  /// Adds a deal.
  ///
  /// - Returns: Its id.
  @discardableResult
  func addDeal(_ fields: JSONValue = ["TITLE": "A"]) async throws -> Int64 {
    try await result("crm.deal.add", ["fields": fields]).intValue ?? 0
  }

  /// The titles of deals that a list has.
  func titles(_ parameters: JSONValue = [:]) async throws -> [String] {
    try await result("crm.deal.list", parameters).arrayValue?
      .compactMap { $0["TITLE"]?.stringValue } ?? []
  }

  /// What is in the queue of a connector: names of events with their data.
  func told(_ connector: String = "") async throws -> [String] {
    let parameters: JSONValue = ["auth_connector": .string(connector)]
    return try await result("event.offline.list", parameters).arrayValue?.map { event in
      "\(event["EVENT_NAME"]?.stringValue ?? "") \(event["EVENT_DATA"]?.encodedString() ?? "")"
    } ?? []
  }

  /// What a call fails with: status, code and description.
  func failure(_ method: String, _ parameters: JSONValue = [:]) async throws -> String {
    let answer = try await ask(method, parameters)
    let text = answer.json["error_description"]?.stringValue ?? ""
    return "\(answer.status) \(answer.json["error"]?.stringValue ?? "?") \(text)"
  }
}
