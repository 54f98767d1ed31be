import RestanteREST
import Synchronization

/// The methods of a lab: those about objects, to which users add families, and `user.get`.
final class ObjectFamilies: MethodSource {
  /// The maximum number of families.
  static let capacity = 100

  private let store: ObjectStore
  private let families = Mutex(ObjectFamily.standard)

  init(store: ObjectStore) {
    self.store = store
  }

  /// The names of the methods that a lab has from the start.
  static var standardMethods: [String] {
    ObjectFamilies(store: ObjectStore()).methods.map(\.name)
  }

  /// All families.
  var all: [ObjectFamily] { families.withLock { $0 } }

  /// Those that differ from what a lab has from the start.
  var added: [ObjectFamily] { all.filter { !ObjectFamily.standard.contains($0) } }

  /// Makes them what they are from the start, with others added.
  func restart(with added: [ObjectFamily]) {
    families.withLock { $0 = ObjectFamily.standard }
    _ = add(added)
  }

  /// Adds families. One with the prefix of another takes its place.
  ///
  /// - Returns: Whether there is room for them; otherwise nothing has changed.
  func add(_ added: [ObjectFamily]) -> Bool {
    families.withLock { families in
      var all = families
      for family in added {
        if let index = all.firstIndex(where: { $0.prefix == family.prefix }) {
          all[index] = family
        } else {
          all.append(family)
        }
      }
      guard all.count <= Self.capacity else { return false }
      families = all
      return true
    }
  }

  var methods: [any AddedMethod] {
    all.flatMap { family in family.verbs.map { method($0, of: family) as any AddedMethod } }
      + [UserGet()]
  }

  func method(named name: String) -> (any AddedMethod)? {
    if name == UserGet().name { return UserGet() }
    guard let dot = name.lastIndex(of: "."),
      let verb = ObjectVerb(rawValue: String(name[name.index(after: dot)...])),
      let family = all.first(where: { $0.prefix == name[..<dot] }), family.verbs.contains(verb)
    else { return nil }
    return method(verb, of: family)
  }

  private func method(_ verb: ObjectVerb, of family: ObjectFamily) -> ObjectMethod {
    ObjectMethod(family: family, verb: verb, store: store) { [self] in kind(ofType: $0) }
  }

  /// The kind that a number means to `crm.item.*`.
  private func kind(ofType type: Int64) -> ObjectKind? {
    all.lazy.compactMap(\.kind).first { $0.entityType == type } ?? ObjectKind.dynamic(type)
  }
}
