import Synchronization

/// The stubs of a lab, in the order in which they were added. The first one that is for a call
/// counts.
final class Stubs: Sendable {
  /// The maximum number of stubs.
  static let capacity = 1_000

  private struct State {
    var stubs: [Stub] = []
    var lastID: Int64 = 0
  }

  private let state = Mutex(State())

  /// All stubs.
  var all: [Stub] { state.withLock { $0.stubs } }

  /// Adds stubs, all or none; returns them with their numbers, or `nil` where there is no room.
  func add(_ stubs: [Stub]) -> [Stub]? {
    state.withLock { state in
      guard state.stubs.count + stubs.count <= Self.capacity else { return nil }
      let numbered = stubs.enumerated().map { place, stub in
        var stub = stub
        stub.id = state.lastID + Int64(place) + 1
        return stub
      }
      state.lastID += Int64(stubs.count)
      state.stubs += numbered
      return numbered
    }
  }

  /// Removes the stubs that fit; returns them.
  func remove(where fits: (Stub) -> Bool) -> [Stub] {
    state.withLock { state in
      let removed = state.stubs.filter(fits)
      state.stubs.removeAll(where: fits)
      return removed
    }
  }

  /// The first stub that is about a method in small letters, whatever it is for.
  func first(about name: String, isKept: Bool) -> Stub? {
    state.withLock { $0.stubs.first { $0.isAbout(name, isKept: isKept) } }
  }

  /// The stub that a call gets, with this use counted; `nil` where none is for it.
  func draw(_ name: String, isKept: Bool, _ call: StubbedCall) -> Stub? {
    state.withLock { state in
      let place = state.stubs.firstIndex { $0.isAbout(name, isKept: isKept) && $0.fits(call) }
      guard let place else { return nil }
      state.stubs[place].uses += 1
      return state.stubs[place]
    }
  }
}
