import RestanteJSON
import Synchronization

/// What consumers got, by the number in the event's data, and in which claim.
final class Deliveries: Sendable {
  private struct Record {
    var claims: [String: String] = [:]
    var duplicates = 0
    var sharedClaims = 0
  }

  struct Refused: Error {
    let answer: String
  }

  private let record = Mutex(Record())

  /// How many different events were delivered.
  var distinct: Int { record.withLock { $0.claims.count } }
  /// How many deliveries were not the first of their event.
  var duplicates: Int { record.withLock { $0.duplicates } }
  /// How many deliveries came in another claim than the event's first.
  var sharedClaims: Int { record.withLock { $0.sharedClaims } }

  /// Takes events with `clear=1`; returns how many came.
  func take(from server: ServerProcess) async throws -> Int {
    let answer = try await server.call("event.offline.get", #""clear":1"#)
    return try add(answer, claim: "")
  }

  /// Claims events with `clear=0` and acknowledges them; returns how many came.
  func claimAndAcknowledge(from server: ServerProcess) async throws -> Int {
    let answer = try await server.call("event.offline.get", #""clear":0"#)
    guard let claim = answer.json["result"]?["process_id"]?.stringValue else {
      return try add(answer, claim: "")
    }
    let count = try add(answer, claim: claim)
    try await acknowledge(claim, at: server)
    return count
  }

  /// Reads a claim again whose reply or acknowledgement was lost, and acknowledges it.
  func finish(_ claim: String, at server: ServerProcess) async throws {
    let answer = try await server.call(
      "event.offline.get", #""clear":0,"process_id":"\#(claim)""#)
    _ = try add(answer, claim: claim)
    try await acknowledge(claim, at: server)
  }

  private func acknowledge(_ claim: String, at server: ServerProcess) async throws {
    let answer = try await server.call("event.offline.clear", #""process_id":"\#(claim)""#)
    guard answer.json["result"] == true else { throw Refused(answer: answer.text) }
  }

  private func add(_ answer: Answer, claim: String) throws -> Int {
    guard let events = answer.json["result"]?["events"]?.arrayValue else {
      throw Refused(answer: answer.text)
    }
    record.withLock { record in
      for event in events {
        let key = event["EVENT_DATA"]?.encodedString() ?? ""
        if let earlier = record.claims[key] {
          record.duplicates += 1
          if earlier != claim { record.sharedClaims += 1 }
        } else {
          record.claims[key] = claim
        }
      }
    }
    return events.count
  }
}
