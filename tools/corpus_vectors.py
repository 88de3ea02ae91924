"""Vectors of Chinese words from a large corpus, made small enough to come along: run by hand, with NumPy installed.

    python tools/corpus_vectors.py words.vector

NumPy 2 was used, and the file has the SHA-256 b5eaa5e6e807ddfc4f63df5ddec5653e36da582ad13e254218524404e6e1ee31.

The file is `synonyms/data/words.vector` of the source distribution of synonyms 3.9.0 (MIT licence, Hai Liang Wang and
Hu Ying Xi): 125,796 words in the order of how often the Chinese Wikipedia has them, and their vectors in 100
dimensions as word2vec makes them (Mikolov et al. 2013). Kept are the most frequent words of Chinese characters, and
those of the thesaurus, in the dimensions in which they differ most (principal components), one byte for each.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
from associations import neighbours

from jinshi_cli.search.lexicon.embedding import DIMENSIONS, ONE

FOLDER = Path(__file__).parent / "corpus"
WORDS = FOLDER / "words.txt"
"""The words, one a line, the most frequent first."""
VECTORS = FOLDER / "vectors.bin"
"""For each word `DIMENSIONS` signed bytes: a vector of length `ONE`, rounded."""
_FREQUENT = 30_000
_LONGEST = 6
_CHINESE = re.compile("[一-鿿]+")
_MEASURED = 20_000
"""Words by which the dimensions are chosen, the most frequent ones: of the rarest the vectors are mostly noise."""


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    with parser.parse_args().file.open("rb") as file:
        read = dict(_read(file))
    words = [word for word in read if _CHINESE.fullmatch(word) and len(word) <= _LONGEST]
    known = neighbours(None)
    vectors = np.array([read[word] for word in words])
    vectors -= vectors.mean(axis=0)
    _, _, components = np.linalg.svd(vectors[:_MEASURED], full_matrices=False)
    vectors = vectors @ components[:DIMENSIONS].T
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    kept = [place for place, word in enumerate(words) if place < _FREQUENT or word in known]
    WORDS.write_text("".join(f"{words[place]}\n" for place in kept), "utf-8")
    VECTORS.write_bytes(np.rint(vectors[kept] * ONE).astype(np.int8).tobytes())


def _read(file: BinaryIO) -> Iterator[tuple[str, np.ndarray]]:
    """Yield the words of a file in word2vec's binary format with their vectors."""
    count, dimensions = map(int, file.readline().split())
    for _ in range(count):
        word = bytearray()
        while (sign := file.read(1)) != b" ":
            if not sign:
                raise EOFError("the file ends before its last word")
            word += sign
        yield word.decode("utf-8", "replace").strip(), np.frombuffer(file.read(4 * dimensions), np.float32)


if __name__ == "__main__":
    main()
