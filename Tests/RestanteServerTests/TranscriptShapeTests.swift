import RestanteJSON
import RestanteREST
import Testing

@testable import RestanteLab

@Suite("Shapes of recorded replies")
struct TranscriptShapeTests {
  private func call(_ method: String, _ reply: JSONValue, status: Int = 200) -> RecordedCall {
    RecordedCall(
      verb: "POST", method: method, path: nil, credential: .token, parameters: [:],
      status: status, reply: reply)
  }

  /// The differences as short texts.
  private func differences(
    _ recorded: JSONValue, _ present: JSONValue, method: String = "x.y"
  ) -> [String] {
    call(method, recorded).differences(status: 200, reply: present)
      .map { "\($0.path): \($0.recorded) -> \($0.present)" }
  }

  @Test("Members that are missing or new, and other types, are differences; values are not")
  func members() {
    #expect(
      differences(
        ["result": ["ID": "1", "A": "x", "B": 1]], ["result": ["ID": 1, "A": "y", "C": true]])
        == [
          "result.ID: text -> number", "result.B: number -> missing",
          "result.C: missing -> boolean",
        ])
    #expect(differences(["result": ["A": 1]], ["result": ["A": 2]]).isEmpty)
  }

  @Test("Elements of a list are compared by what they all have")
  func lists() {
    #expect(
      differences(
        ["result": [["ID": "1", "X": "a"], ["ID": "2"]]], ["result": [["ID": "3"]]]
      ).isEmpty)
    #expect(
      differences(["result": [["ID": "1", "X": "a"]]], ["result": [["ID": "3"], ["ID": "4"]]])
        == ["result[].X: text -> missing"])
    #expect(
      differences(["result": ["1": ["A": 1]]], ["result": ["7": ["A": "1"]]])
        == ["result[].A: number -> text"])
  }

  @Test("What is null or empty says nothing")
  func nothing() {
    #expect(
      differences(
        ["result": ["a": nil, "b": [], "c": [1]]], ["result": ["a": 1, "b": ["x": 1], "c": []]]
      ).isEmpty)
  }

  @Test("Statuses and errors come first, and commands of a batch are compared one by one")
  func errors() {
    let failed = call("x.y", ["error": "A", "error_description": "a"], status: 400)
    #expect(
      failed.differences(status: 200, reply: ["result": 1]) == [
        ShapeDifference(path: "status", recorded: "400", present: "200"),
        ShapeDifference(path: "error", recorded: "A", present: "none"),
      ])
    #expect(
      failed.differences(status: 400, reply: ["error": "A", "error_description": "b"]).isEmpty)
    #expect(
      differences(
        ["result": ["result": ["a": 1, "b": 1], "result_error": []]],
        ["result": ["result": ["a": 1], "result_error": ["b": ["error": "E"]]]], method: "batch"
      ).first == "result.b: success -> error E")
  }

  @Test("Later calls refer to new ids and process ids")
  func carried() {
    var carried = CarriedValues()
    carried.learn(call("crm.deal.add", ["result": 7]), reply: ["result": 12])
    carried.learn(
      call("tasks.task.add", ["result": ["task": ["id": "3"]]]),
      reply: ["result": ["task": ["id": "4"]]])
    carried.learn(
      call("event.offline.get", ["result": ["process_id": "recorded-process-id"]]),
      reply: ["result": ["process_id": "present-process-id"]])
    var get = call("crm.deal.get", [:])
    get.parameters = ["id": "7", "note": "7"]
    #expect(carried.parameters(of: get) == ["id": 12, "note": "7"])
    var task = call("tasks.task.get", [:])
    task.parameters = ["taskId": 3]
    #expect(carried.parameters(of: task) == ["taskId": "4"])
    var clear = call("event.offline.clear", [:])
    clear.parameters = ["process_id": "recorded-process-id", "id": 7]
    #expect(carried.parameters(of: clear) == ["process_id": "present-process-id", "id": 7])
  }
}
