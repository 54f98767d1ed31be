import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Tasks in a lab")
struct LabTaskTests {
  @Test("Tasks have fields in small letters and numbers as text, and raise their events")
  func life() async throws {
    try await LabServer.run { lab in
      try await lab.command("clock", #"{"set":"2026-01-01T00:00:00Z","freeze":true}"#)
      for event in ["ONTASKADD", "ONTASKUPDATE", "ONTASKDELETE"] {
        _ = try await lab.result(
          "event.bind",
          ["event": .string(event), "event_type": "offline", "auth_connector": "c"])
      }
      let added = try await lab.result(
        "tasks.task.add",
        [
          "fields": [
            "TITLE": "A", "CREATED_BY": 2, "AUDITORS": [1, 2], "UF_CRM_TASK": ["D_1"],
          ]
        ])
      var task: JSONObject = [
        "id": "1", "title": "A", "createdBy": "2", "auditors": ["1", "2"], "ufCrmTask": ["D_1"],
        "responsibleId": "1", "changedBy": "1", "createdDate": "2026-01-01T00:00:00+00:00",
        "changedDate": "2026-01-01T00:00:00+00:00",
      ]
      #expect(added == ["task": .object(task)])
      try await lab.command("clock", #"{"advance":"1h"}"#)
      task["title"] = "B"
      task["changedDate"] = "2026-01-01T01:00:00+00:00"
      let updated = try await lab.result(
        "tasks.task.update", ["taskId": 1, "fields": ["title": "B", "CREATED_BY": 1]])
      #expect(updated == ["task": .object(task)])
      try await #expect(lab.result("tasks.task.get", ["taskId": "1"]) == ["task": .object(task)])
      let some = try await lab.result(
        "tasks.task.get", ["taskId": 1, "select": ["TITLE", "DEADLINE"]])
      #expect(some == ["task": ["id": "1", "title": "B", "deadline": nil]])
      try await #expect(lab.result("tasks.task.delete", ["taskId": 1]) == ["task": true])
      try await #expect(lab.result("tasks.task.get", ["taskId": 1]) == [])
      let id = #"{"ID":1}"#
      let (nothing, open) = (#""undefined""#, #"_ACCESSIBLE_BEFORE":"#)
      try await #expect(
        lab.told("c") == [
          "ONTASKADD {\"FIELDS_BEFORE\":\(nothing),\"FIELDS_AFTER\":\(id),"
            + "\"IS\(open)\"N\",\"IS_ACCESSIBLE_AFTER\":\(nothing)}",
          "ONTASKUPDATE {\"FIELDS_BEFORE\":\(id),\"FIELDS_AFTER\":\(id),"
            + "\"IS\(open)\(nothing),\"IS_ACCESSIBLE_AFTER\":\(nothing)}",
          "ONTASKDELETE {\"FIELDS_BEFORE\":\(id),\"FIELDS_AFTER\":\(nothing),"
            + "\"IS\(open)\(nothing),\"IS_ACCESSIBLE_AFTER\":\"N\"}",
        ])
    }
  }

  @Test("Lists begin with the latest task, and take patterns")
  func lists() async throws {
    try await LabServer.run { lab in
      for title in ["Call", "Write", "Recall"] {
        _ = try await lab.result("tasks.task.add", ["fields": ["TITLE": .string(title)]])
      }
      for (parameters, expected) in [
        ([:], "321"), (["order": ["TITLE": "asc"]], "132"), (["filter": ["TITLE": "%call"]], "31"),
        (["filter": ["title": "call"]], "1"), (["filter": ["!ID": 2]], "31"),
        (["filter": ["RESPONSIBLE_ID": 1, "<ID": 2]], "1"), (["filter": ["GROUP_ID": 5]], ""),
      ] as [(JSONValue, String)] {
        let answer = try await lab.ask("tasks.task.list", parameters)
        let tasks = answer.json["result"]?["tasks"]?.arrayValue ?? []
        #expect(tasks.compactMap { $0["id"]?.stringValue }.joined() == expected, "\(parameters)")
        #expect(answer.json["total"] == .int(expected.count))
      }
    }
  }

  @Test("What goes wrong is told as the original tells it")
  func errors() async throws {
    try await LabServer.run { lab in
      let noID =
        "400 100 CTaskItem All parameters in the constructor must have real class type "
        + "(internal error)"
      for verb in ["get", "update", "delete"] {
        try await #expect(lab.failure("tasks.task.\(verb)") == noID)
        let wrong = try await lab.failure("tasks.task.\(verb)", ["taskId": "x"])
        #expect(wrong == "400 0 wrong task id")
      }
      try await #expect(
        lab.failure("tasks.task.update", ["taskId": 9, "fields": ["TITLE": "A"]])
          == "400 0 Action on the task is not allowed (internal error)")
      try await #expect(
        lab.failure("tasks.task.delete", ["taskId": 9])
          == "400 1048582 No access to delete the task")
      try await #expect(
        lab.failure("tasks.task.add") == "400 100 Could not find value for parameter {fields}")
      try await #expect(lab.ask("tasks.task.fields").status == 404)
    }
  }
}
