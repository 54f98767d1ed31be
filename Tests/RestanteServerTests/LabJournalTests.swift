import RestanteJSON
import Testing

@testable import RestanteLab

@Suite("A journal of a lab")
struct LabJournalTests {
  private struct Entry: JournalEntry {
    var bytes: Int
  }

  @Test("The oldest entries are dropped: beyond a number, and beyond a number of bytes")
  func bounds() {
    let journal = Journal<Entry>(capacity: 3, maxBytes: 100)
    for bytes in [1, 2, 3, 4] { journal.append(Entry(bytes: bytes)) }
    #expect(journal.contents.entries.map(\.id) == [2, 3, 4])
    #expect(journal.contents.dropped == 1)
    journal.append(Entry(bytes: 95))
    #expect(journal.contents.entries.map(\.id) == [4, 5])
    journal.append(Entry(bytes: 101))
    #expect(journal.contents.entries.isEmpty)
    #expect(journal.contents.last == 6)
    #expect(journal.contents.dropped == 6)
  }

  @Test("Numbers go on when entries are removed")
  func removal() {
    let journal = Journal<Entry>(capacity: 10)
    for bytes in 1...4 { journal.append(Entry(bytes: bytes)) }
    journal.remove { $0.bytes < 3 }
    #expect(journal.contents.entries.map(\.id) == [3, 4])
    journal.remove { _ in true }
    journal.append(Entry(bytes: 1))
    #expect(journal.contents.entries.map(\.id) == [5])
  }

  @Test("A wait ends with what it waits for, or when its time is over")
  func waits() async {
    let journal = Journal<Entry>()
    async let contents = journal.wait(atMost: .seconds(300)) { $0.entries.count == 2 }
    for _ in 1...2 { journal.append(Entry(bytes: 1)) }
    await #expect(contents.last == 2)
    let vain = await journal.wait(atMost: .milliseconds(1)) { $0.entries.count == 3 }
    #expect(vain.last == 2)
  }
}
