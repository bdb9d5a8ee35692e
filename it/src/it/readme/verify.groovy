import dev.capsule.it.*

assert SurefireReports.of(basedir).outcomes() == [
    'test_words/a_count_is_within_its_limits': 'passed',
    'test_words/the_most_common_word_is_found': 'passed',
    'test_words/words_are_counted_in_any_case': 'passed',
    'words/count_words': 'passed',
    'words/most_common': 'passed',
]
return true
