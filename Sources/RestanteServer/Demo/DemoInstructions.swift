/// What `serve --demo` prints: one command for each step of an event's way.
///
/// The commands work in bash as they are, one after the other and each start anew.
public struct DemoInstructions: Sendable, CustomStringConvertible {
  private let demo: DemoFile

  /// Instructions for a demo portal.
  public init(_ demo: DemoFile) {
    self.demo = demo
  }

  /// The commands, each under a comment that says what it does.
  public var description: String {
    """
    # 1. Subscribe: changed deals go to the application's queue.
    \(call("event.bind", "event=ONCRMDEALUPDATE", "event_type=offline"))
    # 2. Publish an event.
    \(publish)
    # 3. The same deal changes again: the pending event is refreshed, not duplicated.
    \(publish)
    # 4. List the queue.
    \(call("event.offline.list"))
    # 5. Claim the events and keep the process id.
    REPLY=$(\(call("event.offline.get", "clear=0"))); printf '%s\\n' "$REPLY"
    PROCESS_ID=$(printf '%s' "$REPLY" | sed -n 's/.*"process_id":"\\([^"]*\\)".*/\\1/p')
    # 6. Acknowledge them after processing.
    \(call("event.offline.clear", #"process_id="$PROCESS_ID""#))
    # 7. The queue is empty.
    \(call("event.offline.list"))
    """
  }

  private func call(_ method: String, _ fields: String...) -> String {
    let fields = (["auth=\(demo.accessToken)"] + fields).map { "-d \($0)" }
    return "curl -sS -w '\\n' \(demo.restURL)\(method) \(fields.joined(separator: " "))"
  }

  private var publish: String {
    """
    curl -sS -w '\\n' \(demo.baseURL)/v1/events -H 'Authorization: Bearer \(demo.publishKey)' \
    -H 'Content-Type: application/json' \
    -d '{"event":"ONCRMDEALUPDATE","data":{"FIELDS":{"ID":"759"}},"user_id":1}'
    """
  }
}
