import Testing

@testable import Vault

@Suite("The sound of a name")
struct NameSoundTests {
    @Test(arguments: [
        ("smith", "smyth"), ("muhammad", "mohammed"), ("siobhan", "shevaun"), ("sean", "shaun"), ("sean", "shawn"),
        ("catherine", "kathryn"), ("macdonald", "mcdonald"), ("mcintyre", "macintyre"), ("mccarthy", "macarthy"),
        ("megan", "meghan"), ("vaughan", "vaughn"), ("niamh", "neve"), ("caoimhe", "keeva"), ("ciaran", "kieran"),
        ("jaxon", "jackson"), ("nicholas", "nicolas"), ("christopher", "kristofer"), ("thompson", "thomson"),
        ("hussain", "hussein"), ("aisha", "ayesha"), ("yusuf", "yousef"), ("yvonne", "evonne"), ("iain", "ian"),
        ("wright", "rite"), ("philip", "fillip"), ("stephen", "steven"), ("geoffrey", "jeffrey"), ("rhys", "reece"),
        ("aidan", "aodhan"), ("xavier", "zavier"), ("knight", "nite"), ("ghulam", "gulam"), ("singh", "sing"),
        ("fox", "foxx"), ("dixon", "dixson"),
    ])
    func `is the same in both spellings`(_ one: String, _ other: String) {
        let heard = sound(of: one)
        #expect(heard != nil && heard == sound(of: other))
    }

    @Test(arguments: [
        ("jane", "john"), ("dean", "dunn"), ("mary", "moira"), ("smith", "smithson"), ("alfie", "olivia"),
        ("jones", "james"), ("ellis", "alan"), ("yasmin", "jasmin"),
    ])
    func `tells names apart`(_ one: String, _ other: String) {
        let heard = sound(of: one)
        #expect(heard != nil && heard != sound(of: other))
    }

    @Test(arguments: [
        ("smyth", "smat"), ("quillfeather", "kolvtr"), ("obrien", "obrn"), ("church", "CorC"), ("hugh", nil),
        ("lee", nil), ("o", nil), ("", nil), ("mk9", nil), ("ольга", nil), ("é", nil),
    ])
    func `is a code of its consonants and its first vowel, where that says enough`(_ word: String, _ code: String?) {
        #expect(sound(of: word) == code)
    }
}
