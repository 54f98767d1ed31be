package import RestanteCore
import RestanteJSON
package import RestanteREST
import Synchronization

/// Replies to requests from a transcript.
///
/// A request that was recorded several times gets the replies one after the other, and then the
/// last one again.
package final class TranscriptReplay: Sendable {
  /// What stands for the portal's host in replies.
  package static let portalHost = TranscriptMask.host

  /// A reply.
  package struct Reply: Sendable {
    /// The HTTP status.
    package let status: Int
    /// The body, which is JSON.
    package let body: [UInt8]
    /// What was asked that the transcript does not hold, without secrets; `nil` where it does.
    package let new: String?
  }

  private struct State {
    var mask: TranscriptMask
    /// The places of the calls that have a key.
    var places: [String: [Int]] = [:]
    /// How often each key was asked for.
    var asked: [String: Int] = [:]
    var used: Set<Int> = []
    var new: [String] = []
  }

  private let calls: [RecordedCall]
  private let ignored: [NamePattern]
  private let state: Mutex<State>

  /// - Parameters:
  ///   - transcript: What was recorded.
  ///   - ignored: Names, or patterns of names, of parameters that do not count.
  package init(_ transcript: Transcript, ignoring ignored: [String] = []) {
    calls = transcript.calls
    self.ignored = ignored.map(NamePattern.init)
    var state = State(mask: TranscriptMask(transcript.rules, host: nil))
    for (place, call) in transcript.calls.enumerated() where call.reply != nil {
      state.places[call.key(ignoring: self.ignored), default: []].append(place)
    }
    self.state = Mutex(state)
  }

  /// The reply to a request.
  package func reply(to request: RESTRequest, at now: Timestamp) -> Reply {
    let (call, place) = state.withLock { state -> (RecordedCall, Int?) in
      let call = RecordedCall(request, &state.mask)
      let key = call.key(ignoring: ignored)
      guard let places = state.places[key] else {
        state.new.append(Self.shown(call))
        return (call, nil)
      }
      let turn = state.asked[key, default: 0]
      state.asked[key] = turn + 1
      let place = places[min(turn, places.count - 1)]
      state.used.insert(place)
      return (call, place)
    }
    guard let place, let reply = calls[place].reply else {
      let refusal: JSONValue = [
        "error": "ERROR_NOT_RECORDED",
        "error_description": .string("The transcript holds no such call of \(call.title)"),
      ]
      return Reply(status: 404, body: refusal.encoded(.php), new: Self.shown(call))
    }
    let filled = ReplyTime.filled(reply, at: now)
    return Reply(status: calls[place].status, body: filled.encoded(.php), new: nil)
  }

  /// What was asked that the transcript does not hold, in the order in which it was asked.
  package var new: [String] { state.withLock { $0.new } }

  /// The recorded calls that nobody made.
  package var unused: [String] {
    let used = state.withLock { $0.used }
    return calls.enumerated()
      .filter { $0.element.reply != nil && !used.contains($0.offset) }
      .map { Self.shown($0.element) }
  }

  private static func shown(_ call: RecordedCall) -> String {
    let parameters = JSONValue.object(call.parameters).encodedString()
    return "\(call.title) \(parameters.prefix(200))"
  }
}
