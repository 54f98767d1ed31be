import RestanteCore
import Testing

extension StoreConformance {
  static let serverKey: [[ConformanceCase]] = [
    ConformanceCase.plain("the first server key stays, until another one may take its place") {
      subject in
      let (first, second): ([UInt8], [UInt8]) = ([0, 1, 0xff], [0, 2])
      #expect(try await subject.store.serverKeys()?.current == nil)
      let adopt = AdoptServerKey(fingerprint: first)
      #expect(try await subject.store.perform(adopt) == .adopted)
      #expect(try await subject.store.perform(adopt) == .adopted)
      #expect(
        try await subject.store.perform(AdoptServerKey(fingerprint: second)) == .refused)
      try await subject.reopen()
      #expect(try await subject.store.serverKeys()?.current == first)
      let replace = AdoptServerKey(fingerprint: second, replacing: true)
      #expect(try await subject.store.perform(replace) == .replaced)
      #expect(try await subject.store.perform(replace) == .adopted)
      #expect(try await subject.store.perform(adopt) == .refused)
      #expect(try await subject.store.serverKeys()?.current == second)
    },
    ConformanceCase.plain("a server key that is rotated is used until its end, then the new one") {
      subject in
      let (old, new) = ([UInt8](repeating: 1, count: 16), [UInt8](repeating: 2, count: 16))
      let begin = subject.store.time.now()
      let end = Timestamp(seconds: begin.seconds + 100)
      let oldOnly = AdoptServerKey(fingerprint: old)
      let newOnly = AdoptServerKey(fingerprint: new)
      let both = AdoptServerKey(fingerprint: new, previous: .init(fingerprint: old, until: end))
      #expect(try await subject.store.perform(oldOnly) == .adopted)
      #expect(try await subject.store.perform(newOnly) == .refused)
      #expect(try await subject.store.perform(both) == .rotating(until: end, begins: true))
      #expect(
        try await subject.store.serverKeys()
          == KnownServerKeys(current: old, next: .init(fingerprint: new, from: end)))
      try await subject.reopen()
      // The first who says it decides on the end.
      let later = AdoptServerKey(
        fingerprint: new,
        previous: .init(fingerprint: old, until: Timestamp(seconds: end.seconds + 50)))
      #expect(try await subject.store.perform(later) == .rotating(until: end, begins: false))
      #expect(try await subject.store.perform(oldOnly) == .lacksNext(until: end))
      #expect(try await subject.store.perform(newOnly) == .early(end))
      let third = AdoptServerKey(
        fingerprint: [UInt8](repeating: 3, count: 16), previous: .init(fingerprint: new))
      #expect(try await subject.store.perform(third) == .refused)

      try await subject.advance(seconds: 101)
      #expect(try await subject.store.perform(oldOnly) == .refused)
      #expect(try await subject.store.perform(newOnly) == .adopted)
      #expect(try await subject.store.perform(both) == .adopted)
      #expect(try await subject.store.serverKeys() == KnownServerKeys(current: new))
    },
    ConformanceCase.plain("a store of the time before a rotation moves on with who has both keys") {
      subject in
      let (old, new) = ([UInt8](repeating: 1, count: 16), [UInt8](repeating: 2, count: 16))
      _ = try await subject.store.perform(AdoptServerKey(fingerprint: old))
      let past = AdoptServerKey(
        fingerprint: new,
        previous: .init(fingerprint: old, until: subject.store.time.now().adding(seconds: -1)))
      #expect(try await subject.store.perform(past) == .moved)
      #expect(try await subject.store.perform(past) == .adopted)
      #expect(try await subject.store.serverKeys() == KnownServerKeys(current: new))
      // Without an end there is a week from the first server on that has both.
      let endless = AdoptServerKey(fingerprint: old, previous: .init(fingerprint: new))
      let outcome = try await subject.store.perform(endless)
      guard case .rotating(let end, begins: true) = outcome else {
        Issue.record("not rotating: \(outcome)")
        return
      }
      let week = AdoptServerKey.standardOverlap
      #expect(abs(end.seconds - subject.store.time.now().seconds - week) < 60)
    },
  ]
}
