import RestanteJSON
import Synchronization
import Testing

@testable import RestanteLab

@Suite("The store of a lab's objects")
struct LabObjectStoreTests {
  private struct Full: Error {}

  /// How many turns are being taken, and were.
  private final class TurnLog: Sendable {
    let running = Atomic(0)
    let done = Atomic(0)
  }

  private static let place = ObjectStore.Place(portal: "p", kind: "k")

  @Test("A portal has a maximum of objects, and of bytes")
  func bounds() {
    var objects = PortalObjects()
    for id in 1...PortalObjects.capacity {
      guard case .some = objects.set([:], at: Int64(id), of: "k") else {
        Issue.record("no room for \(id)")
        return
      }
    }
    let next = Int64(PortalObjects.capacity + 1)
    #expect(objects.set([:], at: next, of: "other") == nil)
    #expect(objects.set(["A": 1], at: 1, of: "k") != nil)
    #expect(objects.set(nil, at: 2, of: "k") != nil)
    #expect(objects.set([:], at: next, of: "other") != nil)
    objects.empty(restartsIDs: false)
    let mebibyte = JSONValue.string(String(repeating: "x", count: 1 << 20))
    var count: Int64 = 0
    while objects.set(["A": mebibyte], at: count + 1, of: "k") != nil { count += 1 }
    #expect(count == 63)
    #expect(objects.set(["A": 1], at: 1, of: "k") != nil)
    #expect(objects.set(["A": mebibyte], at: 64, of: "k") != nil)
  }

  @Test("A change that cannot be told is undone, and its id is given again")
  func undo() async throws {
    let store = ObjectStore()
    func set(_ object: JSONObject?, _ id: Int64, fails: Bool = false) async throws {
      try await store.set(object, at: id, in: Self.place, full: Full() as any Error) {
        if fails { throw Full() }
      }
    }
    for (id, object) in [(1, ["A": 1]), (2, ["A": 2]), (3, ["A": 3])] as [(Int64, JSONObject)] {
      try await set(object, id)
    }
    for (object, id) in [(["A": 9], 4), (["A": 9], 2), (nil, 2)] as [(JSONObject?, Int64)] {
      await #expect(throws: Full.self) { try await set(object, id, fails: true) }
      let series = store[Self.place]
      #expect(series.ids == [1, 2, 3] && series[2] == ["A": 2] && series.lastID == 3)
    }
    try await set(nil, 3)
    #expect(store[Self.place].ids == [1, 2] && store[Self.place].lastID == 3)
  }

  @Test("An archive holds all objects and the ids that go on")
  func archive() throws {
    var objects = PortalObjects()
    _ = objects.set(["A": "ä/\"", "B": [1.50, nil, ["C": true]]], at: 5, of: "k")
    _ = objects.set(["A": 2], at: 9, of: "k")
    _ = objects.set(nil, at: 9, of: "k")
    let text = ObjectArchive.text(of: ["p": objects, "q": PortalObjects()])
    let read = try ObjectArchive.portals(in: text)
    #expect(Set(read.keys) == ["p", "q"])
    let series = try #require(read["p"]?.series["k"])
    #expect(series.ids == [5] && series[5] == objects.series["k"]?[5] && series.lastID == 9)
    for broken in [
      "", "[]", #"{"p":1}"#, #"{"p":{"k":{}}}"#, #"{"p":{"k":{"last_id":1,"objects":{"2":{}}}}}"#,
      #"{"p":{"k":{"last_id":1,"objects":{"x":{}}}}}"#,
      #"{"p":{"k":{"last_id":1,"objects":{"1":7}}}}"#,
    ] {
      #expect(throws: ObjectArchive.Unreadable.self, "\(broken)") {
        try ObjectArchive.portals(in: Array(broken.utf8))
      }
    }
  }

  @Test("One takes a turn after the other, also after a failure")
  func turns() async throws {
    let turns = Turns()
    let log = TurnLog()
    await withTaskGroup(of: Void.self) { group in
      for number in 1...50 {
        group.addTask {
          try? await turns.take {
            #expect(log.running.add(1, ordering: .relaxed).newValue == 1)
            await Task.yield()
            #expect(log.running.subtract(1, ordering: .relaxed).newValue == 0)
            log.done.add(1, ordering: .relaxed)
            if number % 2 == 0 { throw Full() }
          }
        }
      }
    }
    #expect(log.done.load(ordering: .relaxed) == 50)
  }

  @Test("Names of fields are spelled as the original spells them")
  func spelling() {
    for (stored, shown) in [
      ("ID", "id"), ("TITLE", "title"), ("ASSIGNED_BY_ID", "assignedById"),
      ("PARENT_ID_1220", "parentId1220"), ("UF_CRM_1721244707107", "ufCrm_1721244707107"),
      ("UF_CRM_2_1639669411830", "ufCrm2_1639669411830"), ("UF_CRM_TASK", "ufCrmTask"),
      ("ADDRESS_2", "address2"), ("UTM_SOURCE", "utmSource"),
    ] {
      #expect(FieldSpelling.camel.shown(stored) == shown)
      #expect(FieldSpelling.camel.stored(shown) == stored)
      #expect(FieldSpelling.camel.stored(stored) == stored)
      #expect(FieldSpelling.upper.shown(stored) == stored)
      #expect(FieldSpelling.upper.stored(shown) == shown)
    }
  }

  @Test("A pattern has % for any text and _ for one character")
  func patterns() {
    for (pattern, text, fits) in [
      ("", "", true), ("", "a", false), ("%", "", true), ("%", "abc", true), ("a%", "abc", true),
      ("%c", "abc", true), ("%b%", "abc", true), ("_b_", "abc", true), ("_b", "abc", false),
      ("%b_c", "abbxc", true), ("%ab%ab", "abab", true), ("%ab%ab", "aba", false),
      ("ABC", "abc", true), ("%%_", "x", true), ("a_%", "a", false),
    ] {
      #expect(LikePattern(pattern).matches(text) == fits, "\(pattern) \(text)")
    }
  }
}
